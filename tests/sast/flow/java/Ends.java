class Ends {
  void exits() {
    String a = source();
    if (!java.util.Set.of("a", "b").contains(a)) System.exit(1);
    // ok: flow
    sink(a);
  }

  void refused() {
    String a = source();
    if (!java.util.Set.of("a", "b").contains(a)) giveUp(a);
    // ok: flow
    sink(a);
  }

  void giveUp(String reason) {
    throw new IllegalArgumentException(reason);
  }
}
