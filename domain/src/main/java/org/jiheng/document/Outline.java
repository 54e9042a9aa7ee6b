package org.jiheng.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Table;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a document: cover, contents, sections of goals, and forms with their
 * tables.
 */
final class Outline {

	private static final Pattern FORM_TITLE = Pattern.compile(".{0,200}(?:绩效目标(?:申报|批复)?表|自评表)(?:\\(.{0,12}\\))?");

	private static final Pattern MONEY_UNIT = Pattern
		.compile("(?<before>.*?)\\(?(?:金额|货币|计量)?单位:(?:人民币)?(?:万元|元|亿元)\\)?");

	private static final Pattern UNIT = Pattern.compile("(?:预算单位:?|单位名称:?)?[0-9]{6}[-_]?[^0-9].{0,60}");

	private static final Pattern PAGE_NUMBER = Pattern.compile("-?\\d{1,4}-?|第\\d{1,4}页(?:,?共\\d{1,4}页)?");

	private static final Pattern CONTENTS_LINE = Pattern
		.compile("(?<title>.+?)(?:\\t\\s*|[\\s.…·]{2,})(?<page>\\d{1,4})\\s*");

	/** The end of an entry whose title fills its line. */
	private static final Pattern CONTENTS_END = Pattern.compile("[\\s.…·]{2,}\\d{1,4}\\s*");

	final List<Quote> cover = new ArrayList<>();

	final List<Quote> contents = new ArrayList<>();

	final Map<Section, List<Quote>> sections = new EnumMap<>(Section.class);

	final List<FormSource> forms = new ArrayList<>();

	/** Titles of forms that no table follows. */
	final List<Quote> titlesAlone = new ArrayList<>();

	/** The indicators of the department as a whole, from their header on. */
	final List<TableRow> wholeRows = new ArrayList<>();

	/** Rows of tables that belong to no form. */
	final List<TableRow> strayRows = new ArrayList<>();

	/** Paragraphs that stand where none is known. */
	final List<Quote> strayParagraphs = new ArrayList<>();

	private FormSource next = new FormSource();

	private @Nullable Section section = Section.COVER;

	private boolean inContents;

	/**
	 * A title after the contents or still in them: its page number may stand in the next
	 * line.
	 */
	private @Nullable Quote mayBeEntry;

	private Outline() {
	}

	static Outline of(SourceDocument document) {
		Outline outline = new Outline();
		for (SourceDocument.Block block : document.blocks()) {
			Abandoned.check();
			switch (block) {
				case Paragraph paragraph -> outline.paragraph(Quote.of(paragraph));
				case Table table -> outline.table(table.rows().stream().map(row -> of(table, row)).toList());
			}
		}
		outline.noEntry();
		outline.endTitle();
		return outline;
	}

	private static TableRow of(Table table, SourceDocument.Row row) {
		Abandoned.check();
		return TableRow.of(table, row);
	}

	private void paragraph(Quote quote) {
		if (mayBeEntry != null && quote.verbatim().length() < 300 && CONTENTS_END.matcher(quote.verbatim()).matches()) {
			contents.add(mayBeEntry);
			mayBeEntry = null;
			return;
		}
		noEntry();
		String key = quote.key();
		Matcher entry = CONTENTS_LINE.matcher(quote.verbatim());
		if (key.equals("目录")) {
			inContents = true;
			section = null;
		}
		else if (inContents && quote.verbatim().length() < 300 && entry.matches()) {
			contents.add(quote.part(entry.group("title")));
		}
		else if (inContents && isFormTitle(quote)) {
			mayBeEntry = quote;
		}
		else if (isFormTitle(quote)) {
			title(quote);
		}
		else if (!heading(key)) {
			text(quote, key);
		}
	}

	private void noEntry() {
		if (mayBeEntry != null) {
			title(mayBeEntry);
			mayBeEntry = null;
		}
	}

	private boolean heading(String key) {
		Optional<Section> named = Section.named(key);
		if (named.isEmpty()) {
			return false;
		}
		section = named.get();
		inContents = inContents && !section.isOfGoals();
		sections.computeIfAbsent(section, any -> new ArrayList<>());
		return true;
	}

	private void title(Quote quote) {
		endTitle();
		inContents = false;
		section = Section.FORMS;
		next.title = quote;
	}

	/** A title that waits for its table has waited in vain. */
	private void endTitle() {
		if (next.title != null) {
			titlesAlone.add(next.title);
		}
		next = new FormSource();
	}

	private void text(Quote quote, String key) {
		Matcher money = MONEY_UNIT.matcher(key.length() > 100 ? "" : key);
		if (money.matches()) {
			next.moneyUnit = quote;
			if (UNIT.matcher(money.group("before")).matches()) {
				next.unit = quote;
			}
		}
		else if (section != null && section.isOfGoals()) {
			sections.computeIfAbsent(section, any -> new ArrayList<>()).add(quote);
		}
		else if (UNIT.matcher(key).matches()) {
			next.unit = quote;
		}
		else if (section == Section.COVER) {
			cover.add(quote);
		}
		else if (section == Section.FORMS && !PAGE_NUMBER.matcher(key).matches()) {
			unread(quote);
		}
		else if (section == Section.PART) {
			strayParagraphs.add(quote);
		}
	}

	private void unread(Quote quote) {
		FormSource owner = next.title != null || forms.isEmpty() ? next : forms.getLast();
		owner.unread.add(quote);
	}

	private void table(List<TableRow> rows) {
		noEntry();
		if (rows.stream().allMatch(Outline::isContentsEntry) && forms.isEmpty() && next.title == null) {
			rows.forEach(row -> contents.add(row.first()));
			inContents = true;
			section = null;
			return;
		}
		rows.forEach(this::row);
	}

	private static boolean isContentsEntry(TableRow row) {
		List<Quote> filled = row.filled();
		return filled.size() == 2 && filled.getLast().key().matches("[0-9]{1,4}");
	}

	private void row(TableRow row) {
		Abandoned.check();
		if (row.filled().size() == 1 && isAboveTable(row.first())) {
			paragraph(row.first());
			return;
		}
		boolean begins = Label.CODE.isIn(row) || Label.NAME.isIn(row);
		begins = begins || (next.title != null && !Label.of(row).isEmpty());
		if (begins && (next.title != null || forms.isEmpty() || forms.getLast().isEndedBy(row))) {
			forms.add(next);
			next = new FormSource();
			section = Section.FORMS;
		}
		boolean stray = forms.isEmpty() || next.title != null;
		if (!stray) {
			forms.getLast().rows.add(row);
		}
		else if (section == Section.WHOLE && (!wholeRows.isEmpty() || FormParts.isIndicatorHeader(row))) {
			wholeRows.add(row);
		}
		else if (!row.filled().isEmpty()) {
			strayRows.add(row);
		}
	}

	private static boolean isAboveTable(Quote quote) {
		String key = quote.key();
		boolean title = isFormTitle(quote) && Numbering.of(quote.text()).isPresent();
		boolean unit = UNIT.matcher(key).matches() && Objects.equals(quote.cell(), 1);
		return title || unit || MONEY_UNIT.matcher(key.length() > 100 ? "" : key).matches();
	}

	private static boolean isFormTitle(Quote quote) {
		return FORM_TITLE.matcher(quote.key()).matches();
	}

}
