package flow

import "log"

func fatal() {
	a := source()
	if a != "a" {
		log.Fatalf("no %s", a)
	}
	// ok: flow
	sink(a)
}

func aborted(c *gin.Context) {
	a := source()
	if a != "a" {
		c.AbortWithStatus(400)
	}
	// ruleid: flow
	sink(a)
}

func abortedAndLeft(c *gin.Context) {
	a := source()
	if a != "a" {
		c.AbortWithStatus(400)
		return
	}
	// ok: flow
	sink(a)
}

func giveUp(reason string) {
	panic(reason)
}

func refused() {
	a := source()
	if a != "a" {
		giveUp(a)
	}
	// ok: flow
	sink(a)
}
