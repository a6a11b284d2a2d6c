package flow

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
)

type pair struct { first, second string }
type holder struct { inner pair; list []string; table map[string]string }
type step interface { apply(x string) string }
type echo struct{}
type fixed struct{}
type logger struct { name string }
type service struct { *logger; path string }
type box[T any] struct { value T }

func (echo) apply(x string) string { return x }
func (fixed) apply(x string) string { return "a" }
func (p *pair) set(x string) { p.first = x }
func (p pair) get() string { return p.first }
func (l *logger) keep(x string) { l.name = x }
func (b *box[T]) put(v T) { b.value = v }
func newPair(x string) *pair { return &pair{first: x, second: "a"} }
func same(x string) string { return x }
func constantOf(x string) string { return "a" }
func both(x string) (string, string) { return x, "a" }
func withError(x string) (string, error) { return x, nil }
func named(x string) (out string, err error) { out = x; return }
func identity[T any](x T) T { return x }
func fill(list *[]string) { *list = append(*list, source()) }
func put(m map[string]string) { m["a"] = source() }
func variadic(all ...string) string { return strings.Join(all, " ") }
func apply(f func(string) string, x string) string { return f(x) }
func check(x string) bool { return x == "a" || x == "b" }
func ensure(x string) error { if x != "a" { return fmt.Errorf("no") }; return nil }
func choose(x string) (string, bool) { switch x { case "a": return "x", true }; return "", false }

// ruleid: flow
func slice() { l := []string{"a", source()}; sink(l[1]) }
// ok: flow
func sliceOther() { l := []string{"a", source()}; sink(l[0]) }
// ruleid: flow
func appended2() { var l []string; l = append(l, source()); sink(l[0]) }
// ruleid: flow
func appendedSpread() { var l []string; l = append(l, []string{source()}...); sink(l[0]) }
// ok: flow
func assignedOver() { l := make([]string, 2); l[0] = source(); l[0] = "x"; sink(l[0]) }
// ruleid: flow
func table() { m := map[string]string{"a": source()}; sink(m["a"]) }
// ok: flow
func tableOther() { m := map[string]string{"a": source(), "b": "c"}; sink(m["b"]) }
// ruleid: flow
func made() { m := make(map[string]string); m["a"] = source(); sink(m["a"]) }
// ok: flow
func deleted() { m := map[string]string{"a": source()}; delete(m, "a"); m["a"] = "b"; sink(m["a"]) }
// ruleid: flow
func ranged() { for _, v := range []string{"a", source()} { sink(v) } }
// ruleid: flow
func rangedMap() { m := map[string]string{"a": source()}; for _, v := range m { sink(v) } }
// ok: flow
func rangedKeys() { m := map[string]string{"a": source()}; for k := range m { sink(k) } }
// ruleid: flow
func rangedTaintedKeys() { m := map[string]bool{}; m[source()] = true; for k := range m { sink(k) } }
// ruleid: flow
func structField() { p := pair{first: source()}; sink(p.first) }
// ok: flow
func structFieldOther() { p := pair{first: source(), second: "a"}; sink(p.second) }
// ruleid: flow
func structByPlace() { p := pair{"a", source()}; sink(p.second) }
// ok: flow
func structByPlaceOther() { p := pair{"a", source()}; sink(p.first) }
// ruleid: flow
func pointer() { p := &pair{}; p.first = source(); sink(p.first) }
// ruleid: flow
func aliased() { p := &pair{}; q := p; q.first = source(); sink(p.first) }
// ruleid: flow
func nested() { h := holder{inner: pair{first: source()}}; sink(h.inner.first) }
// ok: flow
func nestedOther() { h := holder{inner: pair{first: source(), second: "a"}}; sink(h.inner.second) }
// ruleid: flow
func method() { p := newPair("a"); p.set(source()); sink(p.get()) }
// ok: flow
func methodOther() { p := newPair("a"); p.set(source()); sink(p.second) }
// ruleid: flow
func constructor() { p := newPair(source()); sink(p.get()) }
// ruleid: flow
func embedded() { s := service{logger: &logger{}}; s.keep(source()); sink(s.name) }
// ruleid: flow
func dispatched() { var s step = echo{}; sink(s.apply(source())) }
// ok: flow
func dispatchedClean() { var s step = fixed{}; sink(s.apply(source())) }
// ruleid: flow
func generic() { sink(identity(source())) }
// ruleid: flow
func genericBox() { b := &box[string]{}; b.put(source()); sink(b.value) }
// ruleid: flow
func helper() { sink(same(source())) }
// ok: flow
func helperClean() { sink(constantOf(source())) }
// ruleid: flow
func firstOfTwo() { a, _ := both(source()); sink(a) }
// ok: flow
func secondOfTwo() { _, b := both(source()); sink(b) }
// ruleid: flow
func errored() { a, err := withError(source()); if err != nil { return }; sink(a) }
// ruleid: flow
func namedResult() { a, _ := named(source()); sink(a) }
// ruleid: flow
func filledPointer() { var l []string; fill(&l); sink(l[0]) }
// ruleid: flow
func filledMap() { m := map[string]string{}; put(m); sink(m["a"]) }
// ruleid: flow
func spread() { sink(variadic("a", source())) }
// ruleid: flow
func closure() { f := func() string { return source() }; sink(f()) }
// ruleid: flow
func captured() { a := "x"; func() { a = source() }(); sink(a) }
// ruleid: flow
func callback() { sink(apply(func(x string) string { return x + "b" }, source())) }
// ok: flow
func callbackClean() { sink(apply(func(x string) string { return "b" }, source())) }
// ruleid: flow
func deferred() { a := "x"; defer func() { sink(a) }(); a = source() }
// ruleid: flow
func deferredCall() { defer sink(source()) }
// ruleid: flow
func goroutine() { a := source(); go func() { sink(a) }() }
// ruleid: flow
func goroutineArgument() { go func(x string) { sink(x) }(source()) }
// ruleid: flow
func channel() { c := make(chan string, 1); c <- source(); sink(<-c) }
// ok: flow
func channelOther() { c := make(chan string, 1); d := make(chan string, 1); c <- source(); d <- "a"; sink(<-d) }
// ruleid: flow
func channelRange() { c := make(chan string); go func() { c <- source(); close(c) }(); for x := range c { sink(x) } }
// ruleid: flow
func selected() { c := make(chan string, 1); c <- source(); select { case x := <-c: sink(x) } }
// ruleid: flow
func waitGroup() { var wg sync.WaitGroup; var out string; wg.Add(1); go func() { defer wg.Done(); out = source() }(); wg.Wait(); sink(out) }
// ruleid: flow
func sorted() { l := []string{"a", source()}; sort.Strings(l); sink(l[0]) }
// ruleid: flow
func cloned() { l := slices.Clone([]string{source()}); sink(l[0]) }
// ruleid: flow
func copied() { l := make([]string, 1); copy(l, []string{source()}); sink(l[0]) }
// ruleid: flow
func mapsKeys() { m := map[string]string{source(): "a"}; for k := range maps.Keys(m) { sink(k) } }
// ruleid: flow
func mapsClone() { m := maps.Clone(map[string]string{"a": source()}); sink(m["a"]) }
// ruleid: flow
func typed() { var x interface{} = source(); s, ok := x.(string); if ok { sink(s) } }
// ruleid: flow
func typeSwitch() { var x any = source(); switch v := x.(type) { case string: sink(v) } }
// ok: flow
func typeSwitchInt() { var x any = source(); switch v := x.(type) { case int: sink(fmt.Sprint(v)) } }
// ok: flow
func guarded() { a := source(); if !check(a) { return }; sink(a) }
// ok: flow
func guardedError() { a := source(); if err := ensure(a); err != nil { return }; sink(a) }
// ok: flow
func chosen() { a, ok := choose(source()); if !ok { return }; sink(a) }
// ruleid: flow
func looped() { a := ""; for i := 0; i < 3; i++ { a += source() }; sink(a) }
// ruleid: flow
func gotten() { var m sync.Map; m.Store("a", source()); v, _ := m.Load("a"); sink(v.(string)) }
// ruleid: flow
func structInSlice() { l := []pair{{first: source()}}; sink(l[0].first) }
// ok: flow
func structInSliceOther() { l := []pair{{first: source(), second: "a"}}; sink(l[0].second) }
// ruleid: flow
func anonymous() { v := struct{ name string }{name: source()}; sink(v.name) }
// ruleid: flow
func min() { sink(fmt.Sprintf("%v", []string{source()})) }
// ok: flow
func percentD() { sink(fmt.Sprintf("%d", source())) }

// ok: flow
func rangedPlaces() { for i, v := range []string{source()} { use(v); sink(i) } }
