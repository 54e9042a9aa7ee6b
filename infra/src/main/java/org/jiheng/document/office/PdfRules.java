package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.document.Abandoned;
import org.jiheng.document.office.PdfPage.Rule;

/**
 * The rules of a page gathered into tables: those that touch each other belong together.
 */
final class PdfRules {

	private static final double NEAR = 3;

	private static final int MOST = 3_000;

	private final List<Rule> horizontal;

	private final List<Rule> vertical;

	private final int[] owner;

	private PdfRules(List<Rule> horizontal, List<Rule> vertical) {
		this.horizontal = horizontal;
		this.vertical = vertical;
		this.owner = new int[horizontal.size() + vertical.size()];
		for (int i = 0; i < owner.length; i++) {
			owner[i] = i;
		}
	}

	/** The tables of the page from top to bottom. */
	static List<PdfTable> tables(PdfPage page) {
		PdfRules rules = new PdfRules(joined(page.horizontal), joined(page.vertical));
		if (rules.owner.length > MOST) {
			throw Refusals.notRead("PDF 有一页的线条过多", "请用 Word、WPS 或打印功能重新导出 PDF 后再传");
		}
		return rules.tables();
	}

	private List<PdfTable> tables() {
		for (int i = 0; i < horizontal.size(); i++) {
			Abandoned.check();
			for (int j = 0; j < vertical.size(); j++) {
				if (touch(horizontal.get(i), vertical.get(j))) {
					owner[root(i)] = root(horizontal.size() + j);
				}
			}
		}
		Map<Integer, List<Rule>> across = new HashMap<>();
		Map<Integer, List<Rule>> down = new HashMap<>();
		for (int i = 0; i < owner.length; i++) {
			boolean isAcross = i < horizontal.size();
			Rule rule = isAcross ? horizontal.get(i) : vertical.get(i - horizontal.size());
			(isAcross ? across : down).computeIfAbsent(root(i), any -> new ArrayList<>()).add(rule);
		}
		return across.entrySet()
			.stream()
			.filter(each -> each.getValue().size() > 1 && down.getOrDefault(each.getKey(), List.of()).size() > 1)
			.map(each -> new PdfTable(each.getValue(), down.getOrDefault(each.getKey(), List.of())))
			.sorted(Comparator.comparingDouble(PdfTable::top))
			.toList();
	}

	private int root(int i) {
		int root = i;
		while (owner[root] != root) {
			owner[root] = owner[owner[root]];
			root = owner[root];
		}
		return root;
	}

	private static boolean touch(Rule across, Rule down) {
		return down.at() >= across.from() - NEAR && down.at() <= across.to() + NEAR && across.at() >= down.from() - NEAR
				&& across.at() <= down.to() + NEAR;
	}

	/** Pieces of one rule, drawn cell by cell, made whole. */
	private static List<Rule> joined(List<Rule> pieces) {
		List<Rule> sorted = new ArrayList<>(pieces);
		sorted.sort(Comparator.comparingDouble(Rule::at));
		List<Rule> joined = new ArrayList<>();
		int first = 0;
		for (int i = 1; i <= sorted.size(); i++) {
			if (i == sorted.size() || sorted.get(i).at() - sorted.get(first).at() > NEAR / 2) {
				joined.addAll(level(sorted.subList(first, i)));
				first = i;
			}
		}
		return joined;
	}

	private static List<Rule> level(List<Rule> pieces) {
		List<Rule> sorted = new ArrayList<>(pieces);
		sorted.sort(Comparator.comparingDouble(Rule::from));
		List<Rule> joined = new ArrayList<>();
		for (Rule piece : sorted) {
			Rule last = joined.isEmpty() ? null : joined.getLast();
			if (last != null && piece.from() <= last.to() + NEAR) {
				joined.set(joined.size() - 1, new Rule(last.at(), last.from(), Math.max(last.to(), piece.to())));
			}
			else {
				joined.add(new Rule(pieces.getFirst().at(), piece.from(), piece.to()));
			}
		}
		return joined;
	}

}
