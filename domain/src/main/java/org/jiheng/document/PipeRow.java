package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.shared.Wording;

/**
 * A row of cells parted by pipes, as it looks. Cut when nothing closes its last cell: the
 * words of that one may go on where nobody sees them.
 */
record PipeRow(int line, List<String> cells, boolean cut) {

	PipeRow {
		cells = List.copyOf(cells);
	}

	static PipeRow of(int line, String row) {
		List<String> cells = new ArrayList<>(List.of(row.substring(1).split("\\|", -1)));
		boolean closed = cells.getLast().isBlank();
		if (closed) {
			cells.removeLast();
		}
		return new PipeRow(line, cells.stream().map(String::strip).toList(), !closed);
	}

	/** Without the blank cells at the end. */
	int filledSize() {
		int size = cells.size();
		while (size > 0 && cells.get(size - 1).isEmpty()) {
			size--;
		}
		return size;
	}

	boolean isAlone() {
		return filledSize() == 1;
	}

	String key(int cell) {
		return Wording.key(cells.get(cell));
	}

	Optional<Label> label(int cell) {
		return Label.of(key(cell));
	}

	boolean has(Label label) {
		return labels().contains(Optional.of(label));
	}

	List<Optional<Label>> labels() {
		List<Optional<Label>> labels = new ArrayList<>();
		for (int i = 0; i < cells.size(); i++) {
			labels.add(label(i));
		}
		return labels;
	}

	boolean isIndicatorHeader() {
		return labels().stream()
			.flatMap(Optional::stream)
			.filter(label -> label == Label.LEVEL1 || label == Label.LEVEL2 || label == Label.TARGET)
			.distinct()
			.count() >= 2;
	}
}
