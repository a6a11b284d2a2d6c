import java.util.*;
import java.util.regex.Pattern;

class Control {
  static final Set<String> ALLOWED = Set.of("a", "b");
  enum Color { RED, GREEN }

  // ok: flow
  void deadBranch() { String a = source(); if (1 > 2) sink(a); }
  // ruleid: flow
  void liveBranch() { String a = source(); if (2 > 1) sink(a); }
  // ok: flow
  void allowed() { String a = source(); if (!ALLOWED.contains(a)) { return; } sink(a); }
  // ok: flow
  void allowedThrow() { String a = source(); if (!ALLOWED.contains(a)) throw new IllegalArgumentException(); sink(a); }
  // ruleid: flow
  void notAllowed() { String a = source(); if (!ALLOWED.contains(a)) { log(a); } sink(a); }
  // ok: flow
  void equalsConstant() { String a = source(); if ("x".equals(a)) { sink(a); } }
  // ok: flow
  void equalsTurned() { String a = source(); if (a.equals("x")) sink(a); }
  // ruleid: flow
  void equalsUnknown(String other) { String a = source(); if (a.equals(other)) sink(a); }
  // ok: flow
  void matched() { String a = source(); if (a.matches("[a-z]+")) sink(a); }
  // ruleid: flow
  void matchedLoosely() { String a = source(); if (a.matches(".*")) sink(a); }
  // ok: flow
  void pattern() { String a = source(); if (Pattern.matches("[0-9]+", a)) sink(a); }
  // ok: flow
  void compiled() { Pattern p = Pattern.compile("^[a-z]+$"); String a = source(); if (!p.matcher(a).matches()) return; sink(a); }
  // ruleid: flow
  void found() { Pattern p = Pattern.compile("[a-z]+"); String a = source(); if (!p.matcher(a).find()) return; sink(a); }
  // ok: flow
  void enumValue() { Color c = Color.valueOf(source()); sink(c.name()); }
  // ok: flow
  void switched() { String a; switch (source()) { case "a": a = "x"; break; default: a = "y"; } sink(a); }
  // ruleid: flow
  void switchedDefault() { String s = source(); String a; switch (s) { case "a": a = "x"; break; default: a = s; } sink(a); }
  // ok: flow
  void switchedKnown() { String s = source(); String a; char c = "ABC".charAt(1); switch (c) { case 'A': a = s; break; case 'B': a = "bob"; break; case 'C': case 'D': a = s; break; default: a = "x"; break; } sink(a); }
  // ruleid: flow
  void switchedKnownBad() { String s = source(); String a; char c = "ABC".charAt(0); switch (c) { case 'A': a = s; break; case 'B': a = "bob"; break; default: a = "x"; break; } sink(a); }
  // ok: flow
  void switchArrow() { String a = switch (source()) { case "a" -> "x"; default -> "y"; }; sink(a); }
  // ruleid: flow
  void switchArrowBad() { String s = source(); String a = switch (s) { case "a" -> "x"; default -> s; }; sink(a); }
  // ruleid: flow
  void looped() { String a = ""; for (int i = 0; i < 3; i++) { a += source(); } sink(a); }
  // ruleid: flow
  void whileLoop() { String a = "", b = ""; while (more()) { a = b; b = source(); } sink(a); }
  // ruleid: flow
  void doWhile() { String a; do { a = source(); } while (more()); sink(a); }
  // ruleid: flow
  void tried() { String a = ""; try { a = source(); risky(); } catch (Exception e) { sink(a); } }
  // ruleid: flow
  void thrown() { try { throw new RuntimeException(source()); } catch (RuntimeException e) { sink(e.getMessage()); } }
  // ruleid: flow
  void lastly() { String a = "x"; try { a = source(); } finally { sink(a); } }
  // ruleid: flow
  void resources() throws Exception { try (var r = open(source())) { sink(r); } }
  // ok: flow
  void exits() { String a = source(); if (a.contains("'")) { System.exit(1); } else { a = "x"; } sink(a); }
  // ruleid: flow
  void either(boolean c) { String a = "x"; if (c) a = source(); sink(a); }
  // ok: flow
  void both(boolean c) { String a = source(); if (c) a = "x"; else a = "y"; sink(a); }
  // ruleid: flow
  void labelled() { String a = "x"; outer: for (;;) { for (;;) { a = source(); break outer; } } sink(a); }
  // ok: flow
  void parsedFirst() { String a = source(); try { Integer.parseInt(a); } catch (NumberFormatException e) { return; } sink(a); }
  // ok: flow
  void nulled() { String a = source(); if (a == null) sink(a); }
  // ok: flow
  void guard() { String a = source(); if (!isSafe(a)) return; sink(a); }
  // ok: flow
  void asserted() { String a = source(); assertSafe(a); sink(a); }
  // ruleid: flow
  void synced() { synchronized (this) { String a = source(); sink(a); } }
  // ruleid: flow
  void lambda() { Runnable r = () -> sink(source()); r.run(); }
  // ruleid: flow
  void thread() { final String a = source(); new Thread(() -> sink(a)).start(); }
  // ruleid: flow
  void anonymous() { final String a = source(); new Thread(new Runnable() { public void run() { sink(a); } }).start(); }
  // ruleid: flow
  void supplier() { java.util.function.Supplier<String> s = () -> source(); sink(s.get()); }
  // ruleid: flow
  void function() { java.util.function.Function<String, String> f = x -> x + "a"; sink(f.apply(source())); }
  // ok: flow
  void functionClean() { java.util.function.Function<String, String> f = x -> "a"; sink(f.apply(source())); }
  // ruleid: flow
  void methodReference() { java.util.function.Function<String, String> f = Control::echo; sink(f.apply(source())); }
  // ok: flow
  void methodReferenceClean() { java.util.function.Function<String, String> f = Control::fixed; sink(f.apply(source())); }
  static String echo(String x) { return x; }
  static String fixed(String x) { return "a"; }
}
