// Step 2: save as step2_test.go beside road.go, run: go test -run Step2
package road

import "testing"

func TestStep2(t *testing.T) {
	counts := WordCount("The crab and the gopher")
	if counts["the"] != 2 || counts["crab"] != 1 || len(counts) != 4 {
		t.Errorf("words are counted whatever their case: %v", counts)
	}
	if counts := WordCount(" \n "); len(counts) != 0 {
		t.Errorf("a text without words has none: %v", counts)
	}
}
