package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Severity;

/**
 * The styles of a workbook, with those that opinions need beside them: each of a cell
 * that is coloured is the cell's own, but for the colour.
 */
final class CellStyles implements MarkList.Look {

	private static final String PART = "xl/styles.xml";

	private static final Pattern FILL = Pattern.compile("\\sfillId=[\"']([0-9]{1,6})[\"']");

	private final PackedCopy copy;

	private final String prefix;

	private final List<String> known = new ArrayList<>();

	private final List<String> added = new ArrayList<>();

	private final Map<String, Integer> numbers = new HashMap<>();

	private final Map<Severity, Integer> fills = new EnumMap<>(Severity.class);

	private final Set<Integer> oursFills = new HashSet<>();

	private int fillCount;

	CellStyles(PackedCopy copy) {
		this.copy = copy;
		Tags tags = copy.tags(PART);
		String found = "";
		int begin = 0;
		boolean inside = false;
		boolean filling = false;
		while (tags.next()) {
			if (tags.starts("cellXfs")) {
				inside = !tags.isEmpty();
				found = tags.prefix();
			}
			else if (tags.starts("fills")) {
				filling = true;
			}
			begin = tags.starts("xf") ? tags.from() : begin;
			if (inside && tags.ends("xf")) {
				known.add(tags.between(begin, tags.to()));
			}
			boolean ours = filling && tags.starts("fgColor")
					&& tags.attribute("rgb").filter(MarkWords::isOurs).isPresent();
			if (ours) {
				oursFills.add(fillCount - 1);
			}
			fillCount += filling && tags.depth() == 3 && tags.starts("fill") ? 1 : 0;
			inside &= !tags.ends("cellXfs");
			filling &= !tags.ends("fills");
		}
		this.prefix = found;
		if (known.isEmpty() || fillCount == 0) {
			throw new NotAnnotated();
		}
	}

	/** The style of a cell without our colour, where it has it. */
	int plain(int style) {
		Matcher fill = FILL.matcher(known.get(style < known.size() ? style : 0));
		return fill.find() && oursFills.contains(Integer.parseInt(fill.group(1))) ? filled(style, 0) : style;
	}

	/** The style of a cell, coloured. */
	int coloured(int style, Severity severity) {
		return filled(style, fill(severity));
	}

	private int filled(int style, int fill) {
		String own = style < known.size() ? known.get(style) : added.get(style - known.size());
		int end = own.indexOf('>');
		String start = own.substring(0, own.charAt(end - 1) == '/' ? end - 1 : end);
		String rest = own.substring(start.length());
		return add(start.replaceAll("\\s(?:fillId|applyFill)=(?:\"[^\"]*\"|'[^']*')", "") + " fillId=\"" + fill
				+ "\" applyFill=\"1\"" + rest);
	}

	private int fill(Severity severity) {
		return fills.computeIfAbsent(severity, any -> fillCount + fills.size());
	}

	private int add(String format) {
		return numbers.computeIfAbsent(format, any -> {
			added.add(format);
			return known.size() + added.size() - 1;
		});
	}

	private int plain(String fill, String place) {
		return add("<" + prefix + "xf numFmtId=\"0\" fontId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"" + fill
				+ "><" + prefix + "alignment horizontal=\"" + place + "\" vertical=\"center\" wrapText=\"1\"/></"
				+ prefix + "xf>");
	}

	@Override
	public int title() {
		return plain(" fillId=\"0\"", "left");
	}

	@Override
	public int head() {
		return plain(" fillId=\"0\"", "center");
	}

	@Override
	public int cell() {
		return plain(" fillId=\"0\"", "left");
	}

	@Override
	public int severity(Severity severity) {
		return plain(" fillId=\"" + fill(severity) + "\" applyFill=\"1\"", "center");
	}

	/** Puts what was added into the workbook. */
	void write() {
		StringBuilder colours = new StringBuilder();
		fills.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue())
			.forEach(each -> colours.append(ListStyle.fill(MarkWords.colour(each.getKey()))
				.replace("</", "</" + prefix)
				.replaceAll("<(?=[a-z])", "<" + prefix)));
		copy.change(PART, tags -> {
			while (tags.next()) {
				end(tags, "fills", fillCount + fills.size(), colours.toString());
				end(tags, "cellXfs", known.size() + added.size(), String.join("", added));
			}
		});
	}

	private static void end(Tags tags, String name, int count, String words) {
		if (tags.depth() == 2 && tags.starts(name)) {
			tags.set("count", count);
		}
		else if (tags.depth() == 2 && tags.ends(name)) {
			tags.before(words);
		}
	}

}
