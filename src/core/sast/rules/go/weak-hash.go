package sums

import (
	"crypto/md5"
	old "crypto/sha1"
	"crypto/sha256"
)

func sums(content []byte) {
	// ruleid: go-weak-hash
	md5.Sum(content)
	// ruleid: go-weak-hash
	h := old.New()
	h.Write(content)
	// ok: go-weak-hash
	sha256.Sum256(content)
	// ok: go-weak-hash
	mine.New()
}
