import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { matchedTexts } from './matched-texts.ts';

const parsers = await loadParsers();

const JAVA = `
import java.sql.Connection;
import java.sql.Statement;
import java.util.Random;
@RestController
public class Boats extends Base implements Runnable {
  private static final String HASH = "MD5";
  private Connection conn;
  private Statement kept;
  @GetMapping("/x")
  public String find(@RequestParam("id") String id, int... rest) throws Exception {
    String sql = "SELECT " + id;
    try (Statement st = conn.createStatement()) { st.executeQuery(sql); }
    kept.execute("x");
    Random random = new Random();
    MessageDigest.getInstance(HASH);
    for (String s : list) { use(s); }
    if (o instanceof String t && t.length() > 1) { return t; }
    list.stream().map(x -> x.trim()).toList();
    return switch (n) { case 1, 2 -> "a"; default -> "b"; };
  }
  void other(Other st) { st.executeQuery("x"); }
}`;

describe('Java', () => {
  it.each([
    ['$S.executeQuery($Q)', ['st.executeQuery(sql)', 'st.executeQuery("x")']],
    ['(Statement $S).executeQuery(...)', ['st.executeQuery(sql)']],
    ['(java.sql.Statement $S).executeQuery(...)', ['st.executeQuery(sql)']],
    ['(Statement $S).execute(...)', ['kept.execute("x")']],
    ['new Random()', ['new Random()']],
    ['new java.util.Random()', ['new Random()']],
    ['MessageDigest.getInstance("MD5")', ['MessageDigest.getInstance(HASH)']],
    ['String $X = $Y;', ['String sql = "SELECT " + id;', 'private static final String HASH = "MD5";']],
    ['int $X = $Y;', []],
    ['conn.createStatement()', ['conn.createStatement()']],
    ['this.conn.createStatement()', ['conn.createStatement()']],
    ['$L.stream(). ... .toList()', ['list.stream().map(x -> x.trim()).toList()']],
    ['for ($T $X : $L) { ... }', ['for (String s : list) { use(s); }']],
    ['import java.util.Random;', ['import java.util.Random;']],
    ['import java.sql.*;', ['import java.sql.Connection;', 'import java.sql.Statement;']],
    ['$X instanceof String', ['o instanceof String t']],
    ['try (Statement $V = ...) { ... }', ['try (Statement st = conn.createStatement()) { st.executeQuery(sql); }']],
  ])('%j is found in %j', (pattern, texts) => {
    expect(matchedTexts(parsers, 'java', pattern, JAVA).sort()).toEqual([...texts].sort());
  });

  it.each([
    '@GetMapping(...)\n$RET $F(..., $T $P, ...) { ... }',
    'public $RET $F(...) { ... }',
    'String $F(...) { ... }',
    'class $C extends Base { ... }',
    '@RestController\nclass $C { ... }',
    'class $C { ... private Connection $X; ... }',
    'Statement $S = ...;\n...\n$S.executeQuery(...);',
  ])('%j is found', (pattern) => {
    expect(matchedTexts(parsers, 'java', pattern, JAVA).length).toBeGreaterThan(0);
  });

  it.each(['void $F(String $X) { ... }', '@PostMapping(...)\n$RET $F(...) { ... }', 'class $C extends Other { ... }'])(
    '%j is not found',
    (pattern) => {
      expect(matchedTexts(parsers, 'java', pattern, JAVA)).toEqual([]);
    },
  );
});

const GO = `package main
import (
  "database/sql"
  run "os/exec"
  "math/rand"
)
type Store struct { db *sql.DB; name string }
func (s *Store) Find(w http.ResponseWriter, r *http.Request) (out string, err error) {
  id := r.URL.Query().Get("id")
  q := fmt.Sprintf("SELECT %s", id)
  rows, err := s.db.Query(q)
  if err != nil { return "", err }
  defer rows.Close()
  for _, v := range rows { use(v) }
  c := &http.Cookie{Name: "a", Secure: false}
  run.Command("sh", "-c", id).Run()
  go func() { done <- 1 }()
  switch x := y.(type) { case int: f(x) }
  return
}
func plain(db *Other) { db.Query("x") }
`;

describe('Go', () => {
  it.each([
    ['$DB.Query(...)', ['s.db.Query(q)', 'db.Query("x")', 'r.URL.Query()']],
    ['exec.Command(...)', ['run.Command("sh", "-c", id)']],
    ['exec.Command("sh", "-c", $X)', ['run.Command("sh", "-c", id)']],
    ['$X := fmt.Sprintf("...", ...)', ['q := fmt.Sprintf("SELECT %s", id)']],
    ['http.Cookie{..., Secure: false, ...}', ['http.Cookie{Name: "a", Secure: false}']],
    ['http.Cookie{..., Secure: true, ...}', []],
    ['import "math/rand"', ['"math/rand"']],
    ['($R : *http.Request).URL', ['r.URL']],
    ['($D : *Other).Query(...)', ['db.Query("x")']],
    ['if $E != nil { return ..., $E }', ['if err != nil { return "", err }']],
    ['defer $X.Close()', ['defer rows.Close()']],
    ['$R.URL. ... .Get($K)', ['r.URL.Query().Get("id")']],
  ])('%j is found in %j', (pattern, texts) => {
    expect(matchedTexts(parsers, 'go', pattern, GO).sort()).toEqual([...texts].sort());
  });

  it.each([
    'func $F(..., $R *http.Request, ...) (...) { ... }',
    'func $F($W http.ResponseWriter, $R *http.Request) { ... }',
    '$Q := fmt.Sprintf(...)\n...\n$DB.Query($Q)',
    'for $I, $V := range $X { ... }',
    'type $T struct { ... }',
    'go func() { ... }()',
  ])('%j is found', (pattern) => {
    expect(matchedTexts(parsers, 'go', pattern, GO).length).toBeGreaterThan(0);
  });
});
