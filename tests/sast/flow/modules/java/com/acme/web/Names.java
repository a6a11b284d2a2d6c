package com.acme.web;

public final class Names {
  public static String constant(String name) {
    return "a";
  }

  public static String trimmed(String name) {
    return name.trim();
  }

  public static boolean isKnown(String name) {
    return java.util.List.of("a", "b").contains(name);
  }
}
