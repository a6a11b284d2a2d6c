import java.util.*;
import java.util.stream.*;

class Containers {
  // ruleid: flow
  void listed() { List<String> l = new ArrayList<>(); l.add("a"); l.add(source()); sink(l.get(1)); }
  // ok: flow
  void listedOther() { List<String> l = new ArrayList<>(); l.add("a"); l.add(source()); sink(l.get(0)); }
  // ruleid: flow
  void removed() { List<String> l = new ArrayList<>(); l.add("safe"); l.add(source()); l.add("more"); l.remove(0); sink(l.get(0)); }
  // ok: flow
  void removedOther() { List<String> l = new ArrayList<>(); l.add("safe"); l.add(source()); l.add("more"); l.remove(0); sink(l.get(1)); }
  // ruleid: flow
  void mapped() { Map<String, String> m = new HashMap<>(); m.put("a", source()); sink(m.get("a")); }
  // ok: flow
  void mappedOther() { Map<String, String> m = new HashMap<>(); m.put("a", source()); m.put("b", "c"); sink(m.get("b")); }
  // ok: flow
  void overwritten() { Map<String, String> m = new HashMap<>(); m.put("a", source()); m.put("a", "c"); sink(m.get("a")); }
  // ruleid: flow
  void cast() { Map<String, Object> m = new HashMap<String, Object>(); m.put("a", source()); String b = (String) m.get("a"); sink(b); }
  // ruleid: flow
  void orDefault(Map<String, String> m) { m.put("k", source()); sink(m.getOrDefault("k", "d")); }
  // ruleid: flow
  void array() { String[] a = new String[2]; a[0] = source(); sink(a[0]); }
  // ok: flow
  void arrayOther() { String[] a = new String[2]; a[0] = source(); a[1] = "x"; sink(a[1]); }
  // ruleid: flow
  void arrayLiteral() { String[] a = { "a", source() }; sink(a[1]); }
  // ok: flow
  void arrayLiteralOther() { String[] a = { "a", source() }; sink(a[0]); }
  // ruleid: flow
  void newArray() { String[] a = new String[] { source() }; sink(a[0]); }
  // ruleid: flow
  void each() { for (String s : List.of("a", source())) { sink(s); } }
  // ruleid: flow
  void iterator() { Iterator<String> i = List.of(source()).iterator(); while (i.hasNext()) { sink(i.next()); } }
  // ruleid: flow
  void entries() { Map<String, String> m = Map.of("a", source()); for (Map.Entry<String, String> e : m.entrySet()) { sink(e.getValue()); } }
  // ruleid: flow
  void values() { Map<String, String> m = new HashMap<>(); m.put("a", source()); for (String v : m.values()) { sink(v); } }
  // ok: flow
  void keysOnly() { Map<String, String> m = new HashMap<>(); m.put("a", source()); for (String k : m.keySet()) { sink(k); } }
  // ruleid: flow
  void keys() { Map<String, String> m = new HashMap<>(); m.put(source(), "a"); for (String k : m.keySet()) { sink(k); } }
  // ruleid: flow
  void queued() { Queue<String> q = new LinkedList<>(); q.add(source()); sink(q.poll()); }
  // ruleid: flow
  void peeked() { Deque<String> q = new ArrayDeque<>(); q.push(source()); sink(q.peek()); }
  // ruleid: flow
  void stacked() { Stack<String> q = new Stack<>(); q.push(source()); sink(q.pop()); }
  // ok: flow
  void stackedOther() { Stack<String> q = new Stack<>(); q.push(source()); q.push("a"); sink(q.pop()); }
  // ruleid: flow
  void setOf() { Set<String> s = new HashSet<>(); s.add(source()); for (String one : s) sink(one); }
  // ruleid: flow
  void streamed() { List<String> l = Stream.of("a", source()).map(x -> x + "b").collect(Collectors.toList()); sink(l.get(1)); }
  // ruleid: flow
  void streamJoin() { sink(List.of(source()).stream().map(String::trim).collect(Collectors.joining(","))); }
  // ruleid: flow
  void streamEach() { Arrays.asList(source()).forEach(x -> sink(x)); }
  // ok: flow
  void streamClean() { List<String> l = List.of(source()).stream().map(x -> "a").toList(); sink(l.get(0)); }
  // ok: flow
  void streamNumbers() { List<Integer> l = List.of(source()).stream().map(x -> Integer.parseInt(x)).toList(); sink("x" + l.get(0)); }
  // ruleid: flow
  void flatMapped() { sink(List.of(List.of(source())).stream().flatMap(x -> x.stream()).findFirst().get()); }
  // ruleid: flow
  void reduced() { sink(List.of("a", source()).stream().reduce("", (a, b) -> a + b)); }
  // ruleid: flow
  void optional() { Optional<String> o = Optional.of(source()); sink(o.get()); }
  // ruleid: flow
  void optionalElse() { sink(Optional.ofNullable(source()).orElse("a")); }
  // ruleid: flow
  void optionalMap() { sink(Optional.of(source()).map(x -> x.trim()).orElse("")); }
  // ok: flow
  void optionalClean() { sink(Optional.of(source()).map(x -> "a").orElse("")); }
  // ruleid: flow
  void optionalIf() { Optional.of(source()).ifPresent(x -> sink(x)); }
  // ok: flow
  void filteredByList() { List<String> ok = List.of("a", "b"); sink(Optional.of(source()).filter(x -> ok.contains(x)).orElse("a")); }
  // ruleid: flow
  void addAll() { List<String> a = new ArrayList<>(); a.addAll(List.of(source())); sink(a.get(0)); }
  // ruleid: flow
  void copied() { List<String> a = List.of(source()); List<String> b = new ArrayList<>(a); sink(b.get(0)); }
  // ruleid: flow
  void subList() { List<String> a = List.of("x", source()); sink(a.subList(1, 2).get(0)); }
  // ok: flow
  void lookedUp() { Map<String, String> m = Map.of("a", "col_a", "b", "col_b"); sink(m.get(source())); }
  // ok: flow
  void lookedUpDefault() { Map<String, String> m = new HashMap<>(); m.put("a", "b"); sink(m.getOrDefault(source(), "x")); }
  // ruleid: flow
  void computed() { Map<String, String> m = new HashMap<>(); m.computeIfAbsent("a", k -> source()); sink(m.get("a")); }
  // ruleid: flow
  void properties() { Properties p = new Properties(); p.setProperty("a", source()); sink(p.getProperty("a")); }
  // ok: flow
  void propertiesOther() { Properties p = new Properties(); p.setProperty("a", source()); p.setProperty("b", "x"); sink(p.getProperty("b")); }
  // ruleid: flow
  void nested() { Map<String, List<String>> m = new HashMap<>(); m.put("a", new ArrayList<>()); m.get("a").add(source()); sink(m.get("a").get(0)); }
  // ruleid: flow
  void arraysStream() { String[] a = { source() }; sink(Arrays.stream(a).collect(Collectors.joining())); }
  // ruleid: flow
  void arraysToString() { String[] a = { source() }; sink(Arrays.toString(a)); }
  // ok: flow
  void sizes() { List<String> l = List.of(source()); sink("x" + l.size()); }
  // ok: flow
  void cleared() { List<String> l = new ArrayList<>(); l.add(source()); l.clear(); l.add("x"); sink(l.get(0)); }
  // ruleid: flow
  void setAt() { List<String> l = new ArrayList<>(List.of("a")); l.set(0, source()); sink(l.get(0)); }
  // ok: flow
  void setOver() { List<String> l = new ArrayList<>(); l.add(source()); l.set(0, "a"); sink(l.get(0)); }
}
