package com.acme.db;

import com.acme.web.Names;

public class Store extends Base {
  private final String prefix;
  public static final String TABLE = "users";

  public Store(String prefix) {
    this.prefix = prefix;
  }

  public String find(String name) {
    return prefix + name;
  }

  public String fixed(String name) {
    return Names.constant(name);
  }

  public static String same(String name) {
    return name;
  }

  public void use(String name) {
    // ruleid: flow
    sink(name);
  }
}
