//! The orders of a list: the one in the address, and links to the others.

use super::filter::{self, CURSOR, Choices, Pairs};
use crate::app::AppError;

/// The name of the order in the address.
pub(crate) const ORDER: &str = "order";

/// An order with its name in the address and its words. The first of a list is the usual one, which
/// is not written.
pub(crate) type NamedOrder<O> = (O, &'static str, &'static str);

/// An order as a link.
#[derive(Debug)]
pub(crate) struct OrderLink {
    /// The words.
    pub label: &'static str,
    /// Where the link leads.
    pub href: String,
    /// Whether it is the order now.
    pub chosen: bool,
}

/// The order that is asked for, or what `refusal` says of one that is none.
pub(crate) fn read<O: Copy>(
    pairs: &Pairs,
    orders: &[NamedOrder<O>],
    refusal: impl Fn(&str) -> String,
) -> Result<O, AppError> {
    let Some(name) = filter::value(pairs, ORDER) else { return Ok(orders[0].0) };
    let found = orders.iter().find(|(_, known, _)| *known == name);
    found.map(|(order, ..)| *order).ok_or_else(|| filter::refused(name, refusal))
}

/// The order as it is in the address.
pub(crate) fn choice<O: PartialEq>(
    order: &O,
    orders: &[NamedOrder<O>],
) -> Option<(&'static str, String)> {
    let found = orders[1..].iter().find(|(known, ..)| known == order);
    found.map(|(_, name, _)| (ORDER, (*name).to_owned()))
}

/// The orders as links that keep everything else.
pub(crate) fn links<O: PartialEq>(
    chosen: &O,
    orders: &[NamedOrder<O>],
    choices: &Choices,
    address: impl Fn(&Choices) -> String,
) -> Vec<OrderLink> {
    let others = || choices.iter().filter(|(name, _)| *name != ORDER && *name != CURSOR).cloned();
    let link = |(order, _, label): &NamedOrder<O>| OrderLink {
        label,
        href: address(&others().chain(choice(order, orders)).collect()),
        chosen: order == chosen,
    };
    orders.iter().map(link).collect()
}

/// The orders of a page that has no filters as links.
pub(crate) fn of_page<O: PartialEq + Copy>(
    chosen: O,
    orders: &[NamedOrder<O>],
    address: impl Fn(O) -> String,
) -> Vec<OrderLink> {
    let link = |(order, _, label): &NamedOrder<O>| OrderLink {
        label,
        href: address(*order),
        chosen: *order == chosen,
    };
    orders.iter().map(link).collect()
}

/// Nothing but the order, which stays when the filters are taken off.
pub(crate) fn only_order(choices: &Choices) -> Choices {
    choices.iter().filter(|(name, _)| *name == ORDER).cloned().collect()
}
