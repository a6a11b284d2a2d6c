package com.acme.web;

import static com.acme.db.Store.same;

import com.acme.db.Store;

public class Handler {
  private final Store store = new Store("x");

  void neighbour() {
    // ruleid: flow
    sink(Names.trimmed(source()));
    // ok: flow
    sink(Names.constant(source()));
  }

  void imported() {
    // ruleid: flow
    sink(new Store("a").find(source()));
    // ok: flow
    sink(new Store("a").fixed(source()));
    // ok: flow
    sink(Store.TABLE);
  }

  void constructor() {
    // ruleid: flow
    sink(new Store(source()).find("a"));
  }

  void ofField() {
    // ruleid: flow
    sink(store.find(source()));
  }

  void staticImport() {
    // ruleid: flow
    sink(same(source()));
  }

  void inherited() {
    Store own = new Store("x");
    own.hold(source());
    // ruleid: flow
    sink(own.held());
  }

  void guarded() {
    String name = source();
    if (!Names.isKnown(name)) return;
    // ok: flow
    sink(name);
  }

  void sinkElsewhere() {
    store.use(source());
  }
}
