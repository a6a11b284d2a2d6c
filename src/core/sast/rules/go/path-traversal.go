package photos

import (
	"net/http"
	"os"
	"path/filepath"
)

func pathOf(name string) string {
	return filepath.Join("/srv/photos", name)
}

func handle(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	// ruleid: go-path-traversal
	os.ReadFile("/srv/photos/" + name)
	// ruleid: go-path-traversal
	os.Open(pathOf(name))
	// ruleid: go-path-traversal
	http.ServeFile(w, r, filepath.Join("/srv/photos", name))
	// ok: go-path-traversal
	os.Open(pathOf(filepath.Base(name)))
	// ok: go-path-traversal
	os.ReadFile("/srv/photos/cover.jpg")
}
