// Step 6: save as step6_test.go beside road.go, run: go test -run Step6
package road

import "testing"

func TestStep6(t *testing.T) {
	all := []string{"Ann", "Bo", "Cy", "Di"}
	team := all[:2]
	first := WithGuest(team, "Eve")
	second := WithGuest(team, "Zoe")
	if len(first) != 3 || first[2] != "Eve" || second[2] != "Zoe" {
		t.Errorf("each has its own guest: %v, %v", first, second)
	}
	if all[2] != "Cy" {
		t.Errorf("nobody of the list is written over: %v", all)
	}
}
