"""Every file of the catalogue, opened by a reader of another language.

The truth is the JSON export of the same catalogue: every row and every text must come out of the
CSV files, the workbook and the database as it stands there. `KASIP_BINARY` names the program.
"""

import csv
import io
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest
import zipfile

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
KASIP = os.environ.get("KASIP_BINARY", ROOT / "target" / "debug" / "kasip")

# Counted by hand in the text of the standard.
ROWS = {
    "standard": 1,
    "card": 12,
    "function": 39,
    "skill": 111,
    "ability": 368,
    "knowledge": 335,
    "item_part": 4,
    "term": 12,
    "abbreviation": 18,
    "activity": 5,
    "listed_profession": 12,
    "education": 15,
    "other_title": 12,
    "personal_competence": 109,
    "regulation": 0,
    "related_profession": 23,
}

# A text of the standard that a spreadsheet would take for a formula.
FORMULA = '=HYPERLINK("http://evil.example","a")'


class Downloads(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.run_kasip("import", ROOT / "data" / "J62090011.kk.txt")
        cls.run_kasip("export", "json", "--output", "c.json")
        cls.run_kasip("export", "ndjson", "--output", "c.ndjson")
        cls.run_kasip("export", "csv", "--output", "programs.zip")
        cls.run_kasip("export", "csv", "--for", "people", "--output", "people.zip")
        cls.run_kasip("export", "sqlite", "--output", "c.sqlite")
        cls.run_kasip("export", "xlsx", "--public-url", "https://kasip.example", "--output", "c.xlsx")
        cls.standard = json.loads((cls.folder / "c.json").read_text("utf-8"))[0]

    @classmethod
    def run_kasip(cls, *arguments):
        environment = {**os.environ, "KASIP_DATABASE": f"sqlite:{cls.folder / 'kasip.db'}"}
        command = [str(KASIP), *map(str, arguments)]
        subprocess.run(command, check=True, cwd=cls.folder, env=environment, capture_output=True)

    def csv_tables(self, name, encoding, **form):
        tables = {}
        with zipfile.ZipFile(self.folder / name) as bundle:
            self.assertIsNone(bundle.testzip())
            for member in bundle.namelist():
                if member.endswith(".csv"):
                    text = io.StringIO(bundle.read(member).decode(encoding), newline="")
                    tables[member.removesuffix(".csv")] = list(csv.DictReader(text, strict=True, **form))
        return tables

    def texts(self):
        """Every text of the standard with an identifier: title or words."""
        texts = {}
        for card in self.standard["cards"]:
            texts["card", card["id"]] = card["title"]
            for function in card["functions"]:
                texts["function", function["id"]] = function["title"]
                for skill in function["skills"]:
                    texts["skill", skill["id"]] = skill["title"]
                    for table, items in [("ability", "abilities"), ("knowledge", "knowledge")]:
                        for item in skill[items]:
                            texts[table, item["id"]] = item["text"]
        return texts

    def assert_rows(self, tables):
        for table, n_rows in ROWS.items():
            self.assertEqual(len(tables[table]), n_rows, table)

    def assert_texts(self, tables):
        texts = self.texts()
        self.assertEqual(len(texts), 12 + 39 + 111 + 368 + 335)
        for (table, id), text in texts.items():
            [row] = [row for row in tables[table] if row["id"] == id]
            self.assertEqual(row["title" if "title" in row else "text"], text)
        lists = {
            "personal_competence": "personal_competences",
            "other_title": "other_titles",
            "regulation": "regulations",
        }
        for table, name in lists.items():
            expected = [line["text"] for card in self.standard["cards"] for line in card[name]]
            self.assertEqual([row["text"] for row in tables[table]], expected)
        terms = [(term["term"], term["definition"]) for term in self.standard["terms"]]
        self.assertEqual([(row["term"], row["definition"]) for row in tables["term"]], terms)
        cards = self.standard["cards"]
        self.assertEqual([row["purpose"] for row in tables["card"]], [card["purpose"] for card in cards])
        parts = [
            part["text"]
            for card in cards
            for function in card["functions"]
            for skill in function["skills"]
            for item in skill["abilities"] + skill["knowledge"]
            for part in item["parts"]
        ]
        self.assertEqual([row["text"] for row in tables["item_part"]], parts)
        for translation in self.standard["translations"]:
            language, lines = translation["language"], translation["lines"]
            self.assertEqual(len(lines), 830)
            for table, column in [("card", "title"), ("card", "purpose"), ("ability", "text"), ("term", "definition")]:
                for row in tables[table]:
                    self.assertEqual(row[f"{column}_{language}"], lines[row[column]])
                    self.assertEqual(row[f"translation_origin_{language}"], translation["origin"])

    def test_csv_for_programs_is_exact(self):
        tables = self.csv_tables("programs.zip", "utf-8")
        self.assert_rows(tables)
        self.assert_texts(tables)
        self.assertEqual({row["recognition"] for row in tables["skill"]} & {"'-"}, set())
        described = {(row["table"], row["column"]) for row in tables["codebook"] if row["column"]}
        for name, rows in tables.items():
            if name != "codebook":
                for column in rows[0] if rows else []:
                    self.assertIn((name, column), described)

    def test_csv_for_people_has_every_text_and_no_formula(self):
        tables = self.csv_tables("people.zip", "utf-8-sig", delimiter=";")
        self.assert_rows(tables)
        plain = {
            name: [{column: value.removeprefix("'") for column, value in row.items()} for row in rows]
            for name, rows in tables.items()
        }
        self.assert_texts(plain)
        for rows in tables.values():
            for row in rows:
                for value in row.values():
                    self.assertFalse(value.startswith(("=", "+", "-", "@", "\t", "\r")), value)
        with zipfile.ZipFile(self.folder / "people.zip") as bundle:
            self.assertTrue(bundle.read("term.csv").startswith(b"\xef\xbb\xbf"))
            self.assertIn("CC BY 4.0", bundle.read("README.txt").decode("utf-8"))

    def test_a_text_like_a_formula_is_neutralised_for_people_alone(self):
        folder = self.folder / "formula"
        folder.mkdir()
        document = json.loads((self.folder / "c.json").read_text("utf-8"))
        document[0]["cards"][0]["other_titles"][0]["text"] = FORMULA
        (folder / "c.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
        environment = {**os.environ, "KASIP_DATABASE": f"sqlite:{folder / 'kasip.db'}"}

        def kasip(*arguments):
            command = [str(KASIP), *arguments]
            done = subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)
            return done.stdout

        kasip("import", "c.json")
        table = ("export", "csv", "--table", "other_title")
        exact = csv.DictReader(io.StringIO(kasip(*table).decode("utf-8"), newline=""))
        self.assertEqual(next(exact)["text"], FORMULA)
        people = kasip(*table, "--for", "people").decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(people, newline=""), delimiter=";")
        self.assertEqual(next(rows)["text"], "'" + FORMULA)
        kasip("export", "xlsx", "--output", "c.xlsx")
        cell = openpyxl.load_workbook(folder / "c.xlsx")["other_title"]["C2"]
        self.assertEqual((cell.value, cell.data_type), (FORMULA, "s"), "words, and no formula")

    def test_the_workbook_has_typed_cells_frozen_headers_and_links(self):
        workbook = openpyxl.load_workbook(self.folder / "c.xlsx")
        tables = {}
        for sheet in workbook:
            rows = list(sheet.iter_rows(values_only=True))
            tables[sheet.title] = [dict(zip(rows[0], row)) for row in rows[1:]]
            if sheet.title != "kasip":
                self.assertEqual(sheet.freeze_panes, "A2", sheet.title)
                self.assertTrue(sheet.auto_filter.ref.startswith("A1:"), sheet.title)
        self.assert_rows(tables)
        self.assert_texts(tables)
        for row in tables["ability"] + tables["knowledge"]:
            self.assertIs(type(row["number"]), int)
            self.assertIs(type(row["number_inferred"]), bool)
        self.assertEqual(sum(row["number_inferred"] for row in tables["knowledge"]), 2)
        for table in ["standard", "card", "function", "skill", "ability", "knowledge"]:
            sheet = workbook[table]
            for row in range(2, sheet.max_row + 1):
                cell = sheet.cell(row, 1)
                self.assertEqual(cell.hyperlink.target, f"https://kasip.example/id/{cell.value}")

    def assert_flat(self, rows):
        """Each line is a row with what it stands under; the order is that of the text."""
        expected = []
        for card in self.standard["cards"]:
            of_card = (card["title"], str(card["qualification_level"]))
            expected.append((*of_card, "", "", "Кәсіп", card["title"]))
            expected.append((*of_card, "", "", "Мақсат", card["purpose"]))
            for function in card["functions"]:
                title = function["title"]
                expected.append((*of_card, title, "", "Еңбек функциясы", title))
                for skill in function["skills"]:
                    above = (*of_card, title, skill["title"])
                    expected.append((*above, "Дағды", skill["title"]))
                    for kind, items in [("Машық", "abilities"), ("Білім", "knowledge")]:
                        for item in skill[items]:
                            texts = [item["text"], *(part["text"] for part in item["parts"])]
                            expected.append((*above, kind, " ".join(texts)))
        names = ("profession", "level", "function", "skill", "kind", "text")
        self.assertEqual([tuple(row[name] for name in names) for row in rows], expected)
        [translation] = [one for one in self.standard["translations"] if one["language"] == "ru"]
        for row in rows:
            if row["text"] in translation["lines"]:
                self.assertEqual(row["text_ru"], translation["lines"][row["text"]])
            self.assertTrue(row["text_ru"])

    def test_the_flat_table_is_the_first_sheet_and_a_file_of_csv(self):
        people = self.csv_tables("people.zip", "utf-8-sig", delimiter=";")["statement"]
        rows = [{name: value.removeprefix("'") for name, value in row.items()} for row in people]
        self.assert_flat(rows)
        self.assertTrue(all(row["address"].startswith("/id/") for row in rows))
        workbook = openpyxl.load_workbook(self.folder / "c.xlsx")
        sheet = workbook.worksheets[0]
        self.assertEqual((sheet.title, sheet.freeze_panes), ("statement", "A2"))
        self.assertEqual(sheet.auto_filter.ref, f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}")
        header, *cells = sheet.iter_rows(values_only=True)
        self.assertEqual(header[2], "Кәсіп\nПрофессия\nProfession")
        names = list(rows[0])
        as_text = [["" if cell is None else str(cell) for cell in row] for row in cells]
        in_workbook = [dict(zip(names, row)) for row in as_text]
        self.assert_flat(in_workbook)
        at = names.index("address") + 1
        for row, line in enumerate(rows, 2):
            cell = sheet.cell(row, at)
            self.assertEqual(cell.value, "https://kasip.example" + line["address"])
            self.assertEqual(cell.hyperlink.target, cell.value)

    def test_the_database_is_whole_and_its_views_answer(self):
        with sqlite3.connect(f"file:{self.folder / 'c.sqlite'}?mode=ro", uri=True) as database:
            database.row_factory = sqlite3.Row
            self.assertEqual(database.execute("pragma foreign_key_check").fetchall(), [])
            check = database.execute("pragma integrity_check").fetchall()
            self.assertEqual([row[0] for row in check], ["ok"])
            names = database.execute("select name from sqlite_schema where type = 'table'").fetchall()
            tables = {
                name: [dict(row) for row in database.execute(f'select * from "{name}" order by rowid')]
                for (name,) in names
                if not name.startswith("sqlite_")
            }
            self.assert_rows(tables)
            self.assert_texts(tables)
            keys = sum(
                len(database.execute(f'pragma foreign_key_list("{name}")').fetchall()) for name in ROWS
            )
            self.assertGreater(keys, 15)
            for name in tables:
                for column in database.execute(f'pragma table_info("{name}")').fetchall():
                    found = database.execute(
                        'select 1 from codebook where "table" = ? and "column" = ?', (name, column["name"])
                    ).fetchone()
                    self.assertTrue(found or name in ("codebook", "notice"), (name, column["name"]))
            kinds = database.execute("select kind, count(*) from statement group by kind").fetchall()
            expected = {
                "profession": 12, "purpose": 12, "function": 39, "skill": 111, "ability": 368, "knowledge": 335,
            }
            self.assertEqual({kind: n for kind, n in kinds}, expected)
            line = database.execute(
                "select * from statement where kind = 'ability' and ref = '2524-0-001-5/f1/s1/a1'"
            ).fetchone()
            self.assertEqual((line["qualification_level"], line["function_number"], line["skill_number"]), (5, 1, 1))
            self.assertEqual((line["first_line"], line["last_line"]), (189, 190))
            first = database.execute("select * from card_summary where point = 10").fetchone()
            self.assertEqual(
                (first["functions"], first["skills"], first["abilities"], first["knowledge"]), (4, 14, 79, 43)
            )
            self.assertEqual(database.execute("select count(*) from career_link").fetchone()[0], 23 - 8)

    def test_every_line_of_ndjson_is_a_node_after_its_parent(self):
        seen = set()
        texts = self.texts()
        for line in (self.folder / "c.ndjson").read_text("utf-8").splitlines():
            node = json.loads(line)
            self.assertTrue(node["parent_id"] is None or node["parent_id"] in seen)
            seen.add(node["id"])
            table = "card" if node["type"] == "profession" else node["type"]
            text = texts.pop((table, node["id"]), None)
            if text is not None:
                self.assertEqual(node.get("title", node.get("text")), text)
        self.assertEqual(texts, {})


if __name__ == "__main__":
    unittest.main()
