package org.jiheng.document;

import java.util.List;
import java.util.stream.Stream;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a 部门预算绩效文本 as published: a grammar over paragraphs and tables of cells, whatever
 * file they came from. Knows headers by their words, never by their position in one file.
 * Holds no state; never throws for what a document says.
 */
public final class FormReader {

	private final Levels levels;

	public FormReader(List<IndicatorFrame> frames) {
		this.levels = new Levels(frames);
	}

	/**
	 * The county is the one that the text is read for; codes of other regions are
	 * reported.
	 */
	public Reading read(SourceDocument document, RegionCode county) {
		return new BudgetTextReader(PageBreaks.joined(document), county, levels).read();
	}

	/**
	 * The same, with the words that were seen and with what persons said. What they
	 * correct are words as they are shown, with rows put together.
	 */
	public FileReading.Read read(SourceDocument document, String charset, RegionCode county, Instructions told) {
		SourceDocument corrected = Corrected.of(PageBreaks.joined(document), told.corrections());
		List<Explanation> explanations = Stream
			.concat(Explanation.said(told.corrections()).stream(), told.remembered().stream().map(Explanation::of))
			.toList();
		return read(corrected, charset, county, explanations);
	}

	/**
	 * What is remembered counts for its own year only: once that is known, the document
	 * is read again without the rest.
	 */
	private FileReading.Read read(SourceDocument document, String charset, RegionCode county,
			List<Explanation> explanations) {
		Headings.Laid laid = Headings.over(document, explanations);
		var reader = new BudgetTextReader(laid.document(), county, levels);
		laid.found().forEach(reader::explained);
		Reading reading = reader.read();
		List<Explanation> fit = explanations.stream().filter(each -> isFor(each, reader.year())).toList();
		if (!fit.containsAll(laid.found().keySet())) {
			return read(document, charset, county, fit);
		}
		return new FileReading.Read(reading, charset, reader.seen(),
				new SeenTables(laid.document(), reader.year(), reader.tables(), List.copyOf(laid.found().keySet())));
	}

	private static boolean isFor(Explanation explanation, @Nullable FiscalYear year) {
		ColumnMapping mapping = explanation.mapping();
		return mapping == null || mapping.year().equals(year);
	}

}
