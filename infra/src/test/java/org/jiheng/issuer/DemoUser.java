package org.jiheng.issuer;

import java.util.List;

/** Someone who can log in at the development issuer; the name is the token's subject. */
public record DemoUser(String name, String title) {

	public static final List<DemoUser> ALL = List.of(new DemoUser("lulong-justice-editor", "卢龙县司法局 · 部门经办人"),
			new DemoUser("lulong-justice-reviewer", "卢龙县司法局 · 部门审核人"), new DemoUser("lulong-finance", "卢龙县财政局"),
			new DemoUser("changli-finance", "昌黎县财政局"), new DemoUser("yutian-finance", "玉田县财政局"),
			new DemoUser("lulong-finance-clerk", "卢龙县财政局 · 编报合成数据"),
			new DemoUser("changli-finance-clerk", "昌黎县财政局 · 编报合成数据"),
			new DemoUser("yutian-finance-clerk", "玉田县财政局 · 编报合成数据"),
			new DemoUser("qinhuangdao-oversight", "秦皇岛市财政局 · 上级监督"), new DemoUser("hebei-oversight", "河北省财政厅 · 上级监督"),
			new DemoUser("jiheng-admin", "系统管理员"));

	static String titleOf(String name) {
		return ALL.stream().filter(user -> user.name.equals(name)).findFirst().map(DemoUser::title).orElse(name);
	}
}
