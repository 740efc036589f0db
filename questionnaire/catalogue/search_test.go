package catalogue_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
)
