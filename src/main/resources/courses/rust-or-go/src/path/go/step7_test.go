// Step 7: save as step7_test.go beside road.go, run: go test -race -run Step7
package road

import (
	"sync"
	"testing"
)

func TestStep7(t *testing.T) {
	hits := NewHits()
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := 0; n < 1000; n++ {
				hits.Add("/")
			}
		}()
	}
	wg.Wait()
	if hits.Of("/") != 8000 || hits.Of("/other") != 0 {
		t.Errorf("8000 visits came, %d were counted", hits.Of("/"))
	}
}
