package web

import (
	"example.com/acme/db"
	store "example.com/acme/db"
)

func neighbour() {
	// ruleid: flow
	sink(trimmed(source()))
	// ok: flow
	sink(constant(source()))
	// ok: flow
	sink(columns[source()])
}

func imported() {
	// ruleid: flow
	sink(db.Same(source()))
	// ruleid: flow
	sink(db.New(source()).Find("a"))
	// ruleid: flow
	sink(db.New("a").Find(source()))
	// ok: flow
	sink(db.New("a").Fixed(source()))
}

func renamed() {
	// ruleid: flow
	sink(store.Same(source()))
}

func guarded() {
	name := source()
	if err := db.Check(name); err != nil {
		return
	}
	// ok: flow
	sink(name)
}

func structOfNeighbour() {
	f := form{name: source()}
	// ruleid: flow
	sink(f.name)
}

func sinkElsewhere() {
	s := db.New("a")
	s.Use(source())
}
