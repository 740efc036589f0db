package e2e

func heed() {}

func detach() {}

func limited() {}
