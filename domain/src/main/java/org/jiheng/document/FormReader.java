package org.jiheng.document;

import java.util.List;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.tenancy.RegionCode;

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
		return new BudgetTextReader(document, county, levels).read();
	}

	/** The same, with the words that were seen and with what persons corrected. */
	public FileReading.Read read(SourceDocument document, String charset, RegionCode county,
			List<Correction> corrections) {
		var reader = new BudgetTextReader(Corrected.of(document, corrections), county, levels);
		Reading reading = reader.read();
		return new FileReading.Read(reading, charset, reader.seen());
	}

}
