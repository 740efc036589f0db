package main

func heed() {}

func detach() {}
