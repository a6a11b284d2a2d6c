package reports

import (
	"net/http"
	run "os/exec"
)

var formats = map[string]string{"pdf": "--pdf", "png": "--png"}

func handle(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-command-injection
	run.Command("sh", "-c", "convert "+name).Run()
	// ruleid: go-command-injection
	run.CommandContext(r.Context(), "/bin/bash", "-c", name).Run()
	// ruleid: go-command-injection
	run.Command(name).Run()
	command := func(text string) string { return "cat " + text }
	// ruleid: go-command-injection
	run.Command("sh", "-c", command(name)).Run()
	// ok: go-command-injection
	run.Command("convert", "--", name).Run()
	// ok: go-command-injection
	run.Command("sh", "-c", "convert "+formats[r.FormValue("format")]).Run()
	// ok: go-command-injection
	run.Command("sh", "-c", "uptime").Run()
}
