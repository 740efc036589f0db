package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// completeFile offers assessments, once.
func completeFile(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeFiles(nil, nil, "")
}

// completeFiles offers assessments, as many as are wanted.
func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
}

func completeFolder(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func completeNothing(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// completeWords offers a fixed list, such as "core\tthe questions that matter most".
func completeWords(words ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// listed offers words after what of a list with commas was typed already.
func listed(typed string, words []string) ([]string, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndex(typed, ",")+1]
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = before + w
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeList offers a fixed list of which several may be chosen.
func completeList(words ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return listed(typed, words)
	}
}

// completeNames offers formats.
func completeNames[T export.Counted](formats []export.FormatOf[T]) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	words := []string{everyFormat + "\tevery format"}
	for _, f := range formats {
		words = append(words, f.Name+"\t"+f.About)
	}
	return completeList(words...)
}

// completeServices offers services after what of a list was typed already.
func (a *app) completeServices(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, s := range c.Services {
		if s.Retired == "" {
			words = append(words, s.ID+"\t"+s.Name)
		}
	}
	return listed(typed, words)
}

// completeKeys offers the services of the assessment that is named already.
func (a *app) completeKeys(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 || args[0] == stdin {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, s, err := a.loadUntold(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return listed(typed, keyWords(c, s.Services))
}

// completeTopics offers topics after what of a list was typed already.
func (a *app) completeTopics(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, t := range c.Topics {
		words = append(words, t.ID+"\t"+t.Title)
	}
	return listed(typed, words)
}

// keyWords are the keys of services with their names.
func keyWords(c *catalogue.Catalogue, services []questionnaire.Service) []string {
	words := make([]string, len(services))
	for i, s := range services {
		words[i] = s.Key + "\t" + text.CleanLine(questionnaire.Name(c, s))
	}
	return words
}

// completeShow offers all ids of the catalogue.
func (a *app) completeShow(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, s := range c.Services {
		words = append(words, s.ID+"\t"+s.Name)
	}
	for _, k := range c.Controls {
		words = append(words, k.ID+"\t"+k.Title)
	}
	for _, l := range c.Layers {
		words = append(words, l.ID+"\t"+l.Name)
	}
	for _, d := range c.Data {
		words = append(words, d.ID+"\t"+d.Name)
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// completeAnswer offers a file, then its cells, then the options of one.
func (a *app) completeAnswer(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeFiles(nil, nil, "")
	}
	if args[0] == stdin {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, s, err := a.loadUntold(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if cell, _, ok := strings.Cut(typed, "="); ok {
		return optionWords(c, cell), cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, cell := range questionnaire.Cells(c, s) {
		if cell.State == questionnaire.Asked {
			words = append(words, cell.ID().String()+"=\t"+cell.Control.Title)
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// optionWords are the answers that the cell as typed takes.
func optionWords(c *catalogue.Catalogue, cell string) []string {
	id, err := questionnaire.ParseCellID(cell)
	if err != nil {
		return nil
	}
	k, ok := c.Control(id.Control)
	if !ok {
		return nil
	}
	var words []string
	for _, o := range k.Question.Options {
		words = append(words, cell+"="+o.ID+"\t"+o.Text)
	}
	for _, fixed := range questionnaire.Fixed {
		words = append(words, cell+"="+fixed+"\t"+questionnaire.FixedText(fixed))
	}
	return words
}
