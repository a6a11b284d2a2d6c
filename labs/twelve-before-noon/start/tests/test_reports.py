from office.database import TABLES, counts


def test_every_table_is_counted(monkeypatch, tmp_path):
    monkeypatch.setenv("OFFICE_DATABASE", str(tmp_path / "empty.db"))
    assert set(counts()) == set(TABLES)
