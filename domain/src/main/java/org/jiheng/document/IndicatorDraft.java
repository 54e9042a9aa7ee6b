package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * An indicator while its rows are read: the cells of each column, more than one where the
 * text goes on in a later row.
 */
final class IndicatorDraft {

	private static final Map<Label, String> FIELDS = Map.of(Label.LEVEL1, "level1", Label.LEVEL2, "level2",
			Label.LEVEL3, "level3", Label.DESCRIPTION, "description", Label.TARGET, "target", Label.BASIS, "basis",
			Label.LASTING_TARGET, "lastingTarget", Label.SIGN, "target", Label.MEASURE, "target", Label.WEIGHT,
			"weight");

	/** 产出指标(50分): what the class weighs is no part of its name. */
	private static final Pattern POINTS = Pattern.compile("[(（][0-9.]{1,5}分?[)）]$");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,4})?");

	private static final Pattern BARE = Pattern.compile("[0-9.,]+");

	private final Map<Label, List<Quote>> cells = new EnumMap<>(Label.class);

	void add(Label label, Quote quote) {
		cells.computeIfAbsent(label, any -> new ArrayList<>()).add(quote);
	}

	static String field(Label label) {
		return FIELDS.getOrDefault(label, label.name());
	}

	/** The words of a column, glued where they went on; null when blank. */
	@Nullable String text(Label label) {
		List<Quote> quotes = cells.get(label);
		return quotes == null ? null
				: Wording.withoutNoise(quotes.stream().map(Quote::verbatim).collect(Collectors.joining("\n")));
	}

	String level(Label label) {
		String name = text(label);
		return name == null ? "" : levelName(name);
	}

	/** The name of a level without what the class weighs. */
	static String levelName(String written) {
		Matcher points = POINTS.matcher(Wording.folded(written));
		return points.find() ? written.substring(0, points.start()) : written;
	}

	List<Quote> quotes(Label label) {
		return cells.getOrDefault(label, List.of());
	}

	/** Whether the basis ends like a sentence or title that is complete. */
	boolean isClosed() {
		String basis = level(Label.BASIS);
		return basis.isEmpty() || "》。！？」』".indexOf(basis.charAt(basis.length() - 1)) >= 0;
	}

	/** The cells that are not kept when the project is classified. */
	List<Quote> hidden() {
		return Stream
			.of(Label.LEVEL3, Label.DESCRIPTION, Label.TARGET, Label.LASTING_TARGET, Label.BASIS, Label.SIGN,
					Label.MEASURE)

			.flatMap(label -> quotes(label).stream())
			.toList();
	}

	Indicator open(IndicatorKey key, @Nullable ProjectKey project, int sequence, TargetReader targets) {
		return new Indicator(key, project, sequence, level(Label.LEVEL1), level(Label.LEVEL2), text(Label.LEVEL3),
				text(Label.DESCRIPTION), target(targets), lastingTarget(targets), text(Label.BASIS), weight(),
				provenance(FIELDS.keySet()));
	}

	private Target target(TargetReader targets) {
		String raw = text(Label.TARGET);
		return raw == null ? new Target.Undecidable("") : target(raw, targets);
	}

	/** A bare number has its sign and its measure in the cells beside the year's. */
	private @Nullable Target lastingTarget(TargetReader targets) {
		String raw = text(Label.LASTING_TARGET);
		if (raw == null) {
			return null;
		}
		Target read = isBare(raw) ? target(raw, targets) : targets.read(raw);
		return read instanceof Target.Classified ? new Target.Undecidable(raw) : read;
	}

	/** Whether a target is a number with neither sign nor unit. */
	static boolean isBare(String raw) {
		return BARE.matcher(Wording.key(raw)).matches();
	}

	private Target target(String raw, TargetReader targets) {
		boolean split = cells.containsKey(Label.SIGN) || cells.containsKey(Label.MEASURE);
		return split ? new SplitTarget(text(Label.SIGN), raw, text(Label.MEASURE)).read(targets) : targets.read(raw);
	}

	/** 权重, 分值: points of a hundred; null when blank or unreadable. */
	@Nullable BigDecimal weight() {
		String written = text(Label.WEIGHT);
		String plain = written == null ? "" : Wording.key(written).replaceFirst("[%分]$", "");
		return NUMBER.matcher(plain).matches() ? new BigDecimal(plain) : null;
	}

	/** Of a classified project only the names of levels 1 and 2 are kept. */
	Indicator classified(IndicatorKey key, ProjectKey project, int sequence) {
		return new Indicator(key, project, sequence, level(Label.LEVEL1), level(Label.LEVEL2), null, null,
				new Target.Classified(), null, null, provenance(List.of(Label.LEVEL1, Label.LEVEL2)));
	}

	private List<Provenance> provenance(Collection<Label> labels) {
		return cells.entrySet()
			.stream()
			.filter(entry -> labels.contains(entry.getKey()))
			.flatMap(entry -> entry.getValue().stream().map(quote -> quote.as(field(entry.getKey()))))
			.toList();
	}

}
