package com.acme.db;

public abstract class Base {
  protected String held = "";

  public void hold(String value) {
    this.held = value;
  }

  public String held() {
    return held;
  }
}
