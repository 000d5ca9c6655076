//! Pictures: SVG drawn as PNG. The letters are in a font that is part of the program, so a picture
//! is the same on every machine.

#[cfg(test)]
mod tests;

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, ImageHrefResolver, Options, Tree, fontdb::Database},
};

/// The font, as an SVG names it.
const FAMILY: &str = "Noto Sans";
const REGULAR: &[u8] = include_bytes!("../../data/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../data/fonts/NotoSans-Bold.ttf");

/// The most pixels of a picture, some 4 MiB while it is drawn.
const MOST_PIXELS: u32 = 1 << 20;

/// Why a picture was not drawn.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It is no SVG.
    #[error("the drawing cannot be read")]
    Unreadable(#[from] usvg::Error),
    /// It is larger than any picture here may be, or has no size.
    #[error("the drawing has no size for a picture")]
    Size,
    /// It was not written as PNG.
    #[error("the picture could not be written: {0}")]
    Unwritten(String),
}

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in [REGULAR, BOLD] {
        fonts.load_font_data(face.to_vec());
    }
    Options {
        fontdb: Arc::new(fonts),
        font_family: FAMILY.to_owned(),
        // Nothing is read from anywhere, whatever a drawing names.
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
});

/// The drawing as a PNG of this width.
///
/// # Errors
///
/// When it is no SVG, or too large.
pub fn png(svg: &str, width: u16) -> Result<Vec<u8>, PictureError> {
    let tree = Tree::from_str(svg, &OPTIONS)?;
    let scale = f32::from(width) / tree.size().width();
    let size = tree.size().to_int_size().scale_to_width(width.into()).ok_or(PictureError::Size)?;
    if size.width() * size.height() > MOST_PIXELS {
        return Err(PictureError::Size);
    }
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(PictureError::Size)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PictureError::Unwritten(error.to_string()))
}

/// How wide a line in bold letters is, at this size of type.
///
/// # Errors
///
/// When it has characters that no SVG may have.
pub fn width_in_bold(line: &str, size: u16) -> Result<f32, PictureError> {
    let line = line.replace('&', "&amp;").replace('<', "&lt;");
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">\
         <text font-weight=\"700\" font-size=\"{size}\">{line}</text></svg>"
    );
    let tree = Tree::from_str(&svg, &OPTIONS)?;
    Ok(tree.root().bounding_box().width())
}
