import java.util.*;

class Texts {
  // ruleid: flow
  void added() { String a = source(); sink("x" + a); }
  // ruleid: flow
  void appended() { String a = "x"; a += source(); sink(a); }
  // ruleid: flow
  void built() { StringBuilder b = new StringBuilder(); b.append("x").append(source()); sink(b.toString()); }
  // ruleid: flow
  void builtFirst() { StringBuilder b = new StringBuilder(source()); b.append("x"); sink(b.toString()); }
  // ruleid: flow
  void buffered() { StringBuffer b = new StringBuffer(); b.append(source()); sink(b.toString()); }
  // ruleid: flow
  void inserted() { StringBuilder b = new StringBuilder("x"); b.insert(0, source()); sink(b.toString()); }
  // ruleid: flow
  void formatted() { sink(String.format("a %s", source())); }
  // ruleid: flow
  void formattedBy() { sink("a %s".formatted(source())); }
  // ruleid: flow
  void joined() { sink(String.join(",", "a", source())); }
  // ruleid: flow
  void joinedList() { sink(String.join(",", List.of("a", source()))); }
  // ruleid: flow
  void concatenated() { sink("a".concat(source())); }
  // ruleid: flow
  void lower() { sink(source().toLowerCase().trim()); }
  // ruleid: flow
  void part() { String a = source(); sink(a.substring(1, 3)); }
  // ruleid: flow
  void split() { String[] parts = source().split(","); sink(parts[0]); }
  // ruleid: flow
  void replaced() { sink(source().replace("a", "b")); }
  // ruleid: flow
  void chars() { char[] c = source().toCharArray(); sink(new String(c)); }
  // ruleid: flow
  void bytes() { byte[] c = source().getBytes(); sink(new String(c)); }
  // ruleid: flow
  void valueOf() { sink(String.valueOf(source())); }
  // ruleid: flow
  void decoded() { sink(java.net.URLDecoder.decode(source(), "UTF-8")); }
  // ruleid: flow
  void base64() { sink(new String(Base64.getDecoder().decode(source()))); }
  // ruleid: flow
  void ternary(boolean c) { sink(c ? source() : "a"); }
  // ruleid: flow
  void stringJoiner() { StringJoiner j = new StringJoiner(","); j.add(source()); sink(j.toString()); }
  // ruleid: flow
  void tokens() { StringTokenizer t = new StringTokenizer(source()); sink(t.nextToken()); }
  // ruleid: flow
  void scanner() { Scanner s = new Scanner(source()); sink(s.nextLine()); }
  // ruleid: flow
  void stringWriter() { java.io.StringWriter w = new java.io.StringWriter(); w.write(source()); sink(w.toString()); }
  // ruleid: flow
  void block() { String a = "x" + source(); sink(a); }
  // ruleid: flow
  void castTo() { Object o = source(); String s = (String) o; sink(s); }
  // ruleid: flow
  void instance() { Object o = source(); if (o instanceof String s) { sink(s); } }
  // ok: flow
  void constant() { String a = source(); a = "x"; sink(a); }
  // ok: flow
  void numberOf() { int n = Integer.parseInt(source()); sink("x" + n); }
  // ok: flow
  void longOf() { long n = Long.parseLong(source()); sink("x" + n); }
  // ok: flow
  void uuid() { UUID u = UUID.fromString(source()); sink(u.toString()); }
  // ok: flow
  void sized() { sink("x" + source().length()); }
  // ok: flow
  void compared() { boolean b = source().equals("a"); sink("x" + b); }
  // ok: flow
  void cleaned() { sink(sanitize(source())); }
  // ok: flow
  void cleanedBefore() { String a = sanitize(source()); sink("x" + a); }
  // ok: flow
  void knownTernary() { int n = 106; String a = source(); String b = (7 * 42) + n > 200 ? "This" : a; sink(b); }
  // ok: flow
  void otherBuilder() { StringBuilder a = new StringBuilder(); StringBuilder b = new StringBuilder(); a.append(source()); sink(b.toString()); }
  // ok: flow
  void charAt() { String guess = "ABC"; char c = guess.charAt(1); String a = source(); String b = c == 'B' ? "bob" : a; sink(b); }
  // ok: flow
  void intParameter(int n) { sink("x" + n); }
  // ok: flow
  void hashCodeOf() { sink("x" + source().hashCode()); }
  // ok: flow
  void typed() { int n = source(); sink("x" + n); }
  // ok: flow
  void emptyBuilder() { StringBuilder b = new StringBuilder(); b.append("a").append(1); sink(b.toString()); }
  // ok: flow
  void resetBuilder() { StringBuilder b = new StringBuilder(source()); b.setLength(0); b.append("a"); sink(b.toString()); }
}
