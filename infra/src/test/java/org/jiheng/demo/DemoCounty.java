package org.jiheng.demo;

import java.util.List;

/**
 * The counties that the demo compares; by their weight amounts differ. 玉田县 is not in
 * 秦皇岛市.
 */
record DemoCounty(String code, String countyName, String user, int weight, List<String> overseers) {

	static final DemoCounty YUTIAN = new DemoCounty("130229", "玉田县", "yutian", 2, List.of("130000"));

	static final List<DemoCounty> ALL = List.of(
			new DemoCounty("130324", "卢龙县", "lulong", 0, List.of("130000", "130300")),
			new DemoCounty("130322", "昌黎县", "changli", 1, List.of("130000", "130300")), YUTIAN);

	/** Who approves. */
	String finance() {
		return user + "-finance";
	}

	/** Who drafts and submits what is made up, since nobody approves what is theirs. */
	String clerk() {
		return user + "-finance-clerk";
	}
}
