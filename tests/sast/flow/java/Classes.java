import java.util.*;

interface Step { String apply(String x); }
class Echo implements Step { public String apply(String x) { return x; } }
class Fixed implements Step { public String apply(String x) { return "a"; } }
abstract class Base { protected String held; abstract String give(); void show() { sink2(give()); } void sink2(String x) { } }
class Derived extends Base { String give() { return held; } Derived(String x) { this.held = x; } }
class Point { private String a; private String b; public String getA() { return a; } public void setA(String a) { this.a = a; } public String getB() { return b; } public void setB(String b) { this.b = b; } }
record Pair(String first, String second) { }
class Box<T> { private T value; Box(T value) { this.value = value; } T get() { return value; } }
class Builder { private String name = ""; private String other = ""; Builder name(String n) { this.name = n; return this; } Builder other(String n) { other = n; return this; } Request build() { return new Request(name, other); } }
class Request { final String name; final String other; Request(String name, String other) { this.name = name; this.other = other; } }
class Statics { static String kept; static void keep(String x) { kept = x; } }

class Classes {
  private String field;
  private static final String TABLE = "t";
  // ruleid: flow
  void helper() { sink(same(source())); }
  // ok: flow
  void helperClean() { sink(constant(source())); }
  private String same(String x) { return x; }
  private static String constant(String x) { return "a"; }
  // ruleid: flow
  void setter() { Point p = new Point(); p.setA(source()); sink(p.getA()); }
  // ok: flow
  void setterOther() { Point p = new Point(); p.setA(source()); p.setB("x"); sink(p.getB()); }
  // ruleid: flow
  void recorded() { Pair p = new Pair("a", source()); sink(p.second()); }
  // ok: flow
  void recordedOther() { Pair p = new Pair("a", source()); sink(p.first()); }
  // ruleid: flow
  void boxed() { Box<String> b = new Box<>(source()); sink(b.get()); }
  // ruleid: flow
  void dispatched() { Step s = new Echo(); sink(s.apply(source())); }
  // ok: flow
  void dispatchedClean() { Step s = new Fixed(); sink(s.apply(source())); }
  // ruleid: flow
  void dispatchedEither(boolean c) { Step s = c ? new Echo() : new Fixed(); sink(s.apply(source())); }
  // ruleid: flow
  void inherited() { Derived d = new Derived(source()); sink(d.give()); }
  // ruleid: flow
  void builder() { Request r = new Builder().name(source()).other("x").build(); sink(r.name); }
  // ok: flow
  void builderOther() { Request r = new Builder().name(source()).other("x").build(); sink(r.other); }
  // ruleid: flow
  void kept() { this.field = source(); sink(this.field); }
  // ruleid: flow
  void keptShort() { field = source(); sink(field); }
  // ruleid: flow
  void viaStatic() { Statics.keep(source()); sink(Statics.kept); }
  // ok: flow
  void constantField() { sink("select from " + TABLE); }
  // ruleid: flow
  void inner() { class Inner { String go(String x) { return x; } } sink(new Inner().go(source())); }
  // ruleid: flow
  void innerAnonymous() { Step s = new Step() { public String apply(String x) { return x; } }; sink(s.apply(source())); }
  // ok: flow
  void innerAnonymousClean() { Step s = new Step() { public String apply(String x) { return "a"; } }; sink(s.apply(source())); }
  // ruleid: flow
  void lambdaStep() { Step s = x -> x; sink(s.apply(source())); }
  // ok: flow
  void lambdaStepClean() { Step s = x -> "b"; sink(s.apply(source())); }
  // ruleid: flow
  void nestedClass() { String b = new Nested().doSomething(source()); sink(b); }
  private class Nested { public String doSomething(String p) { String g = "x"; return p + g; } }
  // ok: flow
  void nestedClean() { String b = new NestedClean().doSomething(source()); sink(b); }
  private class NestedClean { public String doSomething(String p) { return "x"; } }
  // ruleid: flow
  void varargs() { sink(firstOf("a", source())); }
  static String firstOf(String... all) { return String.join(" ", all); }
  // ruleid: flow
  void overloaded() { sink(pick(source())); }
  String pick(String a) { return a; }
  String pick(String a, String b) { return "x"; }
  // ok: flow
  void overloadedOther() { sink(pick(source(), "a")); }
  // ruleid: flow
  void recursive() { sink(deep(source(), 3)); }
  String deep(String x, int n) { return n == 0 ? x : deep(x, n - 1); }
  // ruleid: flow
  void filled() { List<String> l = new ArrayList<>(); fill(l); sink(l.get(0)); }
  static void fill(List<String> l) { l.add(source()); }
  // ruleid: flow
  void filledObject() { Point p = new Point(); fillPoint(p); sink(p.getA()); }
  static void fillPoint(Point p) { p.setA(source()); }
  // ok: flow
  void guarded() { String a = source(); if (!check(a)) return; sink(a); }
  static boolean check(String x) { return Set.of("a", "b").contains(x); }
  // ok: flow
  void thrower() { String a = source(); ensure(a); sink(a); }
  static void ensure(String x) { if (!x.matches("[a-z]+")) { throw new IllegalArgumentException(); } }
  void go(String x) { log(x); sinkHere(x); }
  void sinkHere(String x) { use(x); }
  void use(String x) { }
}
