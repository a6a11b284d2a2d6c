package boats

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

var columns = map[string]string{"name": "name", "price": "price_cents"}

type Store struct {
	db *sql.DB
}

func where(column string, value string) string {
	return fmt.Sprintf(" WHERE %s = '%s'", column, value)
}

func (s *Store) Find(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("id")
	// ruleid: go-sql-injection
	rows, err := s.db.Query("SELECT * FROM boats WHERE id = '" + id + "'")
	q := fmt.Sprintf("SELECT * FROM boats WHERE id = %s", id)
	// ruleid: go-sql-injection
	s.db.QueryRow(q)
	q = "SELECT 1"
	// ok: go-sql-injection
	s.db.QueryRow(q)
	use(rows, err)
}

func built(db *sql.DB, r *http.Request) {
	var b strings.Builder
	b.WriteString("SELECT * FROM boats WHERE name = '")
	b.WriteString(r.FormValue("name"))
	// ruleid: go-sql-injection
	db.Exec(b.String())
	parts := []string{"SELECT * FROM boats"}
	parts = append(parts, "WHERE name = "+r.FormValue("name"))
	// ruleid: go-sql-injection
	db.Exec(strings.Join(parts, " "))
}

func helped(ctx context.Context, db *sql.DB, r *http.Request) {
	// ruleid: go-sql-injection
	db.QueryContext(ctx, "SELECT * FROM boats"+where("name", r.FormValue("name")))
	filters := map[string]string{"name": r.FormValue("name"), "order": "price"}
	// ruleid: go-sql-injection
	db.Query("SELECT * FROM boats WHERE name = " + filters["name"])
	// ok: go-sql-injection
	db.Query("SELECT * FROM boats ORDER BY " + filters["order"])
}

func fixed(db *sql.DB, r *http.Request) error {
	// ok: go-sql-injection
	db.Query("SELECT * FROM boats WHERE id = ?", r.URL.Query().Get("id"))
	id, err := strconv.Atoi(r.FormValue("id"))
	if err != nil {
		return err
	}
	// ok: go-sql-injection
	db.Query(fmt.Sprintf("SELECT * FROM boats WHERE id = %d", id))
	// ok: go-sql-injection
	db.Query("SELECT * FROM boats ORDER BY " + columns[r.FormValue("sort")])
	order := "ASC"
	if r.FormValue("order") == "down" {
		order = "DESC"
	}
	// ok: go-sql-injection
	db.Query("SELECT * FROM boats ORDER BY name " + order)
	switch sort := r.FormValue("by"); sort {
	case "name", "price":
		// ok: go-sql-injection
		db.Query("SELECT * FROM boats ORDER BY " + sort)
	}
	return nil
}
