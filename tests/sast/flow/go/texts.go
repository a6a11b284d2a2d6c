package flow

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ruleid: flow
func added() { sink("x" + source()) }
// ruleid: flow
func appended() { a := "x"; a += source(); sink(a) }
// ruleid: flow
func formatted() { sink(fmt.Sprintf("a %s", source())) }
// ruleid: flow
func printed() { sink(fmt.Sprint("a", source())) }
// ruleid: flow
func joined() { sink(strings.Join([]string{"a", source()}, ",")) }
// ruleid: flow
func builder() { var b strings.Builder; b.WriteString("x"); b.WriteString(source()); sink(b.String()) }
// ruleid: flow
func buffer() { var b bytes.Buffer; b.WriteString(source()); sink(b.String()) }
// ruleid: flow
func bufferOf() { b := bytes.NewBufferString(source()); sink(b.String()) }
// ruleid: flow
func fprintf() { var b strings.Builder; fmt.Fprintf(&b, "a %s", source()); sink(b.String()) }
// ruleid: flow
func replaced() { sink(strings.ReplaceAll(source(), "a", "b")) }
// ruleid: flow
func trimmed() { sink(strings.TrimSpace(strings.ToLower(source()))) }
// ruleid: flow
func split() { parts := strings.Split(source(), ","); sink(parts[0]) }
// ruleid: flow
func fields() { for _, p := range strings.Fields(source()) { sink(p) } }
// ruleid: flow
func cut() { before, _, _ := strings.Cut(source(), "="); sink(before) }
// ruleid: flow
func cutAfter() { _, after, ok := strings.Cut(source(), "="); if ok { sink(after) } }
// ruleid: flow
func sliced() { a := source(); sink(a[1:]) }
// ruleid: flow
func repeated() { sink(strings.Repeat(source(), 2)) }
// ruleid: flow
func trimPrefix() { sink(strings.TrimPrefix(source(), "a")) }
// ruleid: flow
func asBytes() { b := []byte(source()); sink(string(b)) }
// ruleid: flow
func runes() { r := []rune(source()); sink(string(r)) }
// ruleid: flow
func decoded() { b, _ := base64.StdEncoding.DecodeString(source()); sink(string(b)) }
// ruleid: flow
func unescaped() { u, err := url.QueryUnescape(source()); if err != nil { return }; sink(u) }
// ruleid: flow
func joinedPath() { sink(filepath.Join("/a", source())) }
// ruleid: flow
func unmarshalled() { var v map[string]string; json.Unmarshal([]byte(source()), &v); sink(v["a"]) }
// ruleid: flow
func unmarshalledStruct() { var v struct{ Name string }; if err := json.Unmarshal([]byte(source()), &v); err != nil { return }; sink(v.Name) }
// ruleid: flow
func mapFunc() { sink(strings.Map(func(r rune) rune { return r }, source())) }
// ruleid: flow
func errorText() { err := errors.New(source()); sink(err.Error()) }
// ruleid: flow
func errorf() { err := fmt.Errorf("x %s", source()); sink(err.Error()) }
// ruleid: flow
func sscanf() { var a string; fmt.Sscanf(source(), "%s", &a); sink(a) }
// ruleid: flow
func quoted() { sink(strconv.Quote(source())) }
// ok: flow
func constant() { a := source(); a = "x"; sink(a) }
// ok: flow
func number() { n, err := strconv.Atoi(source()); if err != nil { return }; sink(fmt.Sprintf("%d", n)) }
// ok: flow
func parsed() { n, _ := strconv.ParseInt(source(), 10, 64); sink("x" + strconv.FormatInt(n, 10)) }
// ok: flow
func boolean() { b, _ := strconv.ParseBool(source()); sink(fmt.Sprint(b)) }
// ok: flow
func length() { sink(strconv.Itoa(len(source()))) }
// ok: flow
func cleaned() { sink(sanitize(source())) }
// ok: flow
func cleanedBefore() { a := sanitize(source()); sink("x" + a) }
// ok: flow
func contains() { b := strings.Contains(source(), "a"); sink(fmt.Sprint(b)) }
// ok: flow
func otherBuilder() { var a, b strings.Builder; a.WriteString(source()); b.WriteString("x"); sink(b.String()) }
// ok: flow
func resetBuilder() { var b strings.Builder; b.WriteString(source()); b.Reset(); b.WriteString("x"); sink(b.String()) }
// ok: flow
func index() { i := strings.Index(source(), "a"); sink(fmt.Sprint(i)) }
// ok: flow
func intParameter(n int) { sink(fmt.Sprint(n)) }
// ok: flow
func onlyNumbers() { var n int; n = source(); sink(fmt.Sprintf("%d", n)) }
// ok: flow
func knownBranch() { a := "x"; if 1 > 2 { a = source() }; sink(a) }
// ruleid: flow
func knownBranchBad() { a := "x"; if 2 > 1 { a = source() }; sink(a) }
// ok: flow
func exits() { a := source(); if strings.Contains(a, "'") { os.Exit(1) } else { a = "x" }; sink(a) }
// ok: flow
func panics() { a := source(); if !isSafe(a) { panic("no") }; sink(a) }
// ok: flow
func matched() { a := source(); if ok, _ := regexp.MatchString("^[a-z]+$", a); !ok { return }; sink(a) }
// ruleid: flow
func matchedLoosely() { a := source(); if ok, _ := regexp.MatchString("[a-z]+", a); !ok { return }; sink(a) }
// ok: flow
func compiled() { a := source(); if !name.MatchString(a) { return }; sink(a) }
var name = regexp.MustCompile(`^[a-z]+$`)
// ok: flow
func member() { a := source(); if !slices.Contains([]string{"a", "b"}, a) { return }; sink(a) }
// ok: flow
func memberOfMap() { a := source(); if !allowed[a] { return }; sink(a) }
// ok: flow
func memberOk() { a := source(); if _, ok := allowed[a]; !ok { return }; sink(a) }
var allowed = map[string]bool{"a": true, "b": true}
// ok: flow
func lookedUp() { sink(columns[source()]) }
// ok: flow
func lookedUpOk() { c, ok := columns[source()]; if !ok { c = "name" }; sink(c) }
var columns = map[string]string{"a": "col_a", "b": "col_b"}
// ok: flow
func switched() { var a string; switch source() { case "a": a = "x"; default: a = "y" }; sink(a) }
// ok: flow
func switchedGuard() { a := source(); switch a { case "a", "b": sink(a) } }
// ruleid: flow
func switchedDefault() { a := source(); switch a { case "a": a = "x"; default: sink(a) } }
// ok: flow
func switchedTrue() { a := source(); switch { case a == "x": sink(a) } }
// ok: flow
func equal() { a := source(); if a == "x" { sink(a) } }
// ruleid: flow
func notEqual() { a := source(); if a != "x" { sink(a) } }
// ruleid: flow
func equalUnknown(other string) { a := source(); if a == other { sink(a) } }
// ok: flow
func returned() { a := source(); if a != "x" { return }; sink(a) }
