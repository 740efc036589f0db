package export

import (
	"yourpart/export/docx"
	"yourpart/export/html"
	"yourpart/export/markdown"
	"yourpart/export/pdf"
	"yourpart/export/report"
	"yourpart/export/table"
)

// Portfolios lists the ways to write a portfolio. To add one, write a function
// and one that reads its files back, and name them here.
var Portfolios = []FormatOf[*report.Portfolio]{
	{Name: "xlsx", Ext: ".xlsx", About: "workbook, one client a row", Write: plain(table.WritePortfolioXLSX), Read: table.ReadPortfolioXLSX, Binary: true},
	{Name: "html", Ext: ".html", About: "one web page that needs nothing else", Write: dressed(html.WritePortfolio), Read: html.ReadPortfolio, Styled: true},
	{Name: "pdf", Ext: ".pdf", About: "to print, or to look at together", Write: pdf.WritePortfolio, Read: pdf.ReadPortfolio, ReadLocked: pdf.ReadLockedPortfolio, Binary: true, Draws: true, Styled: true},
	{Name: "docx", Ext: ".docx", About: "a Word document to edit", Write: worded(docx.WritePortfolio), Read: docx.ReadPortfolio, Binary: true, Styled: true},
	{Name: "json", Ext: ".portfolio.json", About: "for other programs, the same as --json prints", Write: plain(report.WritePortfolioJSON), Read: report.ReadPortfolioJSON},
}

// Insurers lists the ways to write an answer sheet for an insurer's questions. The first
// is the usual one.
var Insurers = []FormatOf[*report.InsurerSheet]{
	{Name: "md", Ext: ".md", About: "to read and to copy from", Write: plain(markdown.WriteInsurer), Read: markdown.ReadInsurer},
	{Name: "csv", Ext: ".csv", About: "one question a row", Write: plain(table.WriteInsurerCSV), Read: table.ReadInsurerCSV},
}

// Sheets lists the ways to write the questions that are open, for a client or
// an IT supplier to answer.
var Sheets = []Format{
	{Name: "csv", Ext: ".questions.csv", About: "to fill in with a spreadsheet and read back with answer --sheet", Write: plain(table.WriteSheetCSV), Read: table.ReadSheetCSV, counts: report.SheetCounts},
	{Name: "xlsx", Ext: ".questions.xlsx", About: "the same as a workbook, with the answers to choose from", Write: plain(table.WriteSheetXLSX), Read: table.ReadSheetXLSX, counts: report.SheetCounts, Binary: true},
	{Name: "md", Ext: ".questions.md", About: "to send in a mail or a chat", Write: plain(markdown.WriteSheet), Read: markdown.ReadSheet, counts: report.SheetCounts},
	{Name: "html", Ext: ".questions.html", About: "a form to fill in with a browser, or by message, and send back; needs --to", Write: plain(html.WriteForm), Read: html.ReadForm, counts: report.SheetCounts},
	{Name: "docx", Ext: ".questions.docx", About: "a Word document to fill in and send back", Write: worded(docx.WriteSheet), Read: docx.ReadSheet, counts: report.SheetCounts, Binary: true},
	{Name: "pdf", Ext: ".questions.pdf", About: "to print and fill in by hand", Write: pdf.WriteSheet, Read: pdf.ReadSheet, ReadLocked: pdf.ReadLockedSheet, counts: report.SheetCounts, Binary: true, Draws: true},
}
