package web

import "strings"

var columns = map[string]string{"a": "col_a"}

func trimmed(name string) string {
	return strings.TrimSpace(name)
}

func constant(name string) string {
	return "a"
}

type form struct {
	name string
}
