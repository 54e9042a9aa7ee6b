package org.jiheng.approval;

import java.util.List;

/**
 * What somebody's inbox has become.
 *
 * @param totalCount how many things wait now
 * @param items those due first of them
 * @param added those due first of what did not wait before; none at first
 */
public record InboxChange(int totalCount, List<InboxItem> items, List<InboxItem> added) {

	private static final int MOST = 20;

	public InboxChange {
		items = List.copyOf(items);
		added = List.copyOf(added);
	}

	static InboxChange of(List<InboxItem> before, List<InboxItem> now) {
		return new InboxChange(now.size(), now.stream().limit(MOST).toList(),
				now.stream().filter(item -> before.stream().noneMatch(item::isAbout)).limit(MOST).toList());
	}
}
