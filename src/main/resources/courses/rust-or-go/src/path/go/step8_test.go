// Step 8: save as step8_test.go beside road.go, run: go test -race -run Step8
package road

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

func TestStep8(t *testing.T) {
	server := httptest.NewServer(Handler())
	defer server.Close()
	slow, err := net.Dial("tcp", server.Listener.Addr().String()) // connects and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()

	get := func(path string) string {
		reply, err := http.Get(server.URL + path)
		if err != nil {
			t.Error(err)
			return ""
		}
		defer reply.Body.Close()
		body, _ := io.ReadAll(reply.Body)
		return string(body)
	}
	if got := get("/crab"); got != "1" {
		t.Errorf("the first visit is answered %q, not \"1\"", got)
	}
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			get("/gopher")
		}()
	}
	wg.Wait()
	if got := get("/gopher"); got != "21" {
		t.Errorf("the 21st visit is answered %q", got)
	}
}
