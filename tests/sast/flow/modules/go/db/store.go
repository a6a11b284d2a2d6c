package db

import "errors"

type Store struct {
	prefix string
}

func New(prefix string) *Store {
	return &Store{prefix: prefix}
}

func (s *Store) Find(name string) string {
	return s.prefix + name
}

func (s *Store) Fixed(name string) string {
	return "a"
}

func (s *Store) Use(name string) {
	// ruleid: flow
	sink(name)
}

func Same(name string) string {
	return name
}

func Check(name string) error {
	if name != "a" {
		return errors.New("no")
	}
	return nil
}
