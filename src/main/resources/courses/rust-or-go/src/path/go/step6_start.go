package road

// WithGuest gives the team with one more name at its end, and leaves the team alone.
// It compiles and looks right. Put it into road.go, run the test, and find out what two teams share.
func WithGuest(team []string, guest string) []string {
	return append(team, guest)
}
