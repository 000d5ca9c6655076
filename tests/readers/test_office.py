"""The documents that HR makes of a card, opened by readers of another language.

The truth is the card in the API of the same catalogue. `KASIP_BINARY` names the program.
"""

import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import urllib.request

import docx
import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
KASIP = os.environ.get("KASIP_BINARY", ROOT / "target" / "debug" / "kasip")
CARD = "/standards/J62090011/cards/2524-0-003-5"


class Office(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        database = f"sqlite:{folder.name}/kasip.db"
        command = [str(KASIP), "serve", "--listen", "127.0.0.1:0", "--database", database]
        cls.server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        cls.addClassCleanup(cls.server.wait)
        cls.addClassCleanup(cls.server.terminate)
        cls.addClassCleanup(cls.server.stdout.close)
        address = next(word for word in cls.server.stdout.readline().split() if "http" in word)
        cls.address = address.rstrip("/")

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            return answer.read()

    def lines(self, language):
        """The words of every function, skill, ability and knowledge item of the card."""
        card = json.loads(self.get(f"/api/v1{CARD}?lang={language}"))
        for function in card["functions"]:
            yield function
            for skill in function["skills"]:
                yield skill
                yield from skill["abilities"]
                yield from skill["knowledge"]

    def word(self, path):
        return docx.Document(io.BytesIO(self.get(path)))

    def test_a_vacancy_has_its_lines_headings_and_language(self):
        for language, heading in [("ru", "Чем предстоит заниматься"), ("kk", "Жұмыстың мазмұны"), ("en", "What you will do")]:
            document = self.word(f"/{language}{CARD}/vacancy.docx")
            paragraphs = [(one.style.name, one.text) for one in document.paragraphs]
            self.assertIn(("Heading 1", heading), paragraphs)
            self.assertEqual(paragraphs[0][0], "Title")
            self.assertEqual(document.core_properties.language, language)
            self.assertEqual(document.core_properties.title, paragraphs[0][1])
            text = "\n".join(text for _, text in paragraphs)
            for line in self.lines(language):
                translation = line.get("translation") or line
                words = translation.get("text") or line.get("title") or line["text"]
                self.assertIn(words, text)

    def test_every_footnote_that_is_referred_to_is_there(self):
        document = self.word(f"/ru{CARD}/job-description.docx")
        footnotes = next(part for part in document.part.package.iter_parts() if part.partname == "/word/footnotes.xml")
        referred = document.element.body.xpath(".//w:footnoteReference/@w:id")
        self.assertGreater(len(referred), 20)
        for number in referred:
            self.assertIn(f'<w:footnote w:id="{number}">'.encode(), footnotes.blob)

    def test_an_assessment_sheet_is_a_table_whose_heading_is_repeated(self):
        document = self.word(f"/ru{CARD}/assessment.docx")
        table, = document.tables
        self.assertEqual([cell.text for cell in table.rows[0].cells][:3], ["№", "Вид", "Требование"])
        self.assertTrue(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader"))
        kinds = [row.cells[1].text for row in table.rows]
        self.assertEqual((kinds.count("Умение"), kinds.count("Знание")), (9, 11))
        section = document.sections[0]
        self.assertGreater(section.page_width, section.page_height)

    def test_the_workbook_takes_marks_and_adds_them_up(self):
        book = openpyxl.load_workbook(io.BytesIO(self.get(f"/ru{CARD}/assessment.xlsx")))
        sheet = book.worksheets[0]
        rows = list(sheet.iter_rows(values_only=True))
        head = next(number for number, row in enumerate(rows) if row[0] == "№")
        numbers = [row[0] for row in rows[head + 1:] if isinstance(row[0], int)]
        self.assertEqual(numbers, list(range(1, 21)))
        marks, = sheet.data_validations.dataValidation
        self.assertEqual((marks.type, marks.formula1, marks.formula2), ("whole", "0", "3"))
        self.assertEqual(len(sheet[f"H{head + 2}"].hyperlink.target.rsplit("/", 1)[1]), 36)

    def test_three_whole_skills_are_taken_as_word_and_excel(self):
        card = json.loads(self.get(f"/api/v1{CARD}?lang=ru"))
        skills = [skill for function in card["functions"] for skill in function["skills"]][:3]
        items = "&".join(f"item={skill['id']}" for skill in skills)
        document = self.word(f"/ru/collection/collection.docx?{items}")
        headings = [one.text for one in document.paragraphs if one.style.name == "Heading 3"]
        self.assertEqual(headings, [skill["translation"]["text"] for skill in skills])
        lines = [line for skill in skills for line in [skill, *skill["abilities"], *skill["knowledge"]]]
        text = "\n".join(one.text for one in document.paragraphs)
        book = openpyxl.load_workbook(io.BytesIO(self.get(f"/ru/collection/collection.xlsx?{items}")))
        cells = [row[5] for row in book.worksheets[0].iter_rows(values_only=True) if len(row) > 5]
        for line in lines:
            self.assertIn(line["translation"]["text"], text)
            self.assertIn(line["translation"]["text"], cells)


if __name__ == "__main__":
    unittest.main()
