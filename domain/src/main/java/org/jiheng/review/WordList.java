package org.jiheng.review;

import java.util.List;

/** Words that checks look for; a region may set its own. */
public enum WordList {

	/** Check 8: words about time, which do not measure a cost. */
	TIMELINESS("及时 按时 准时 按期 如期 时限 限期 时效 尽快 第一时间"),

	/** Check 6: the price of one, which is no part of the total. */
	UNIT_COST("标准 单价 人均 每人 户均 亩均 均价 单位成本 每次 每户 每亩 单个"),

	/** Check 12: words of a ratio, so that a percentage has something to be of. */
	RATIO("率 比例 占比 比重 比值 百分 同比 环比 增长 增加 增幅 提高 提升 上升 下降 降低 降幅 减少 幅度 覆盖 达标 合格 完成度 知晓度 满意度 饱和度"),

	/** Check 13: words for more than one person. */
	GROUP("群众 公众 居民 村民 市民 农民 人民 社会 对象 人员 职工 员工 学生 家长 师生 教师 患者 病人 企业 单位 部门 用户 客户 农户 户主 商户 纳税人 受益 受援人 受助 申请人 当事人 监护人 参训 学员 旅客 游客 乘客 消费者 干部 官兵 退役 军属 老人 儿童 妇女 青年 代表 各方 服务方 机构"),

	/** Check 13: words for one person. */
	ONE_PERSON("本人 其家庭 其家属 其家人 该同志"),

	/** Check 14: surnames that seldom begin another word. */
	SURNAMES(
			"李 王 张 刘 陈 杨 赵 吴 徐 孙 朱 郭 何 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 肖 萧 蔡 潘 袁 董 苏 吕 魏 蒋 杜 沈 姜 崔 谭 廖 陆 汪 范 薛 侯 邹 熊 孟 秦 邱 闫 阎 郝 邵 俞 贾 倪 庞 樊 邢 欧阳 上官 司马 诸葛 司徒 皇甫 尉迟 令狐"),

	/** Check 14: surnames that begin many other words too. */
	SURNAMES_ALSO_WORDS(
			"黄 胡 高 林 马 周 江 石 田 白 钱 史 龙 段 雷 汤 尹 黎 乔 贺 赖 龚 温 曾 夏 丁 戴 叶 余 程 卢 毛 钟 傅 于 任 康 顾 孔 万 武 钮 骆 牛 穆 柳 霍 耿 鲁 葛 聂 岳 焦 柴 翟 覃 莫"),

	/** Check 14: what begins like a name and is none. */
	NOT_NAMES(
			"王牌 张贴 张力 陈列 陈旧 杨树 杨柳 徐州 孙子 孙女 何时 罗列 郑州 梁柱 谢绝 宋代 唐山 唐代 许可 许多 许昌 韩国 苏州 苏木 杜绝 沈阳 陆地 陆生 陆域 陆续 范围 范例 熊猫 秦皇 秦岭 董事 肖像 彭州 侯鸟 贾汪 高龄 高校 高中 高标 高危 高新 林业 林地 林木 林区 周转 周边 马路 江河 江苏 石油 石材 田间 白天 白内 史料 夏季 夏粮 温室 温饱 程序 叶面 余额 任务 任职 任教 康复 顾问 万元 万人 武装 牛羊 黄土 黄河 黄牛 胡同 毛利 钟点"),

	/** Check 14: what follows a person's name. */
	PERSON_SUFFIXES("本人 同志 先生 女士 遗属 家属 遗孀 一家 夫妇 夫妻 烈士 个人账户"),

	/** Check 14: what a person is given. */
	BENEFITS(
			"优抚 抚恤 抚养 赡养 工资 薪酬 薪金 津贴 补助 补贴 补偿 赔偿 救助 救济 慰问 生活费 医疗 医药费 治疗 护理 住院 丧葬 养老 社保 保险费 困难 安置费 安葬 劳务费 退休 退职 房租 学费 奖金 诉讼费 律师费 信访 上访"),

	/** Check 15: words for the same activity stand together, parted by a bar. */
	ACTIVITIES(
			"宣传|普法|宣讲|科普 培训|讲座|授课|学习 建设|建成|创建|修建|新建|打造 维修|修缮|维护|养护|改造 采购|购置|购买|配备 租赁|租用 印刷|印制 会议|会务 检测|检验|监测|化验 检查|巡查|督查|执法 审计|评估|评审 治疗|医疗|护理|救治|康复 补助|补贴|资助|津贴 补偿|赔偿 奖励|表彰|奖补 招聘|招录|聘用 演练|应急 体检|筛查 绿化|造林|种植 保洁|清扫|清运"),

	/** Checks 15, 16 and 18: words that say nothing of what is done. */
	GENERIC("日常 工作 经费 资金 管理 运行 运转 保障 开展 支出 费用 相关 有关 用于 支付 其他 办公 业务 项目 促进 推进 推动 确保 加强 提升 提高 进一步 有效 完善 落实 全县 全市 全省 全区 全年 年度 本年 完成 程度 情况 效果 水平 满意度 满意率 及时性 时限 时间 进度 成本 投入 数量 人数 个数"),

	/** Check 16: words of which money is the measure. */
	MONEY("成本 经费 费 支出 投入 资金 预算 补贴 补助 标准 价 金 款 薪 工资 投资 额 开支 支付 造价"),

	/** Check 19: what is put in, counted as if it came out. */
	INPUTS("保障人数 保障人员数 保障人员数量 经费保障人数 投入人数 投入人员 在编人数 编制人数 在职人数 供养人数 投入资金 资金投入 投入经费 经费投入 保障车辆 投入车辆 投入设备 发放工资人数"),

	/** Check 20: the less, the better. */
	REVERSE("犯罪率 投诉率 差错率 错误率 事故率 发案率 发病率 患病率 死亡率 致死率 感染率 返贫率 失业率 流失率 辍学率 故障率 违规率 违约率 违法率 逾期率 空置率 破损率 损耗率 复发率 漏报率 误报率 退件率 超支率 上访率 信访率 不合格率"),

	/** Check 29: no day by which it is done. */
	VAGUE_DATES("年内 全年 年度内 当年 本年度 年度 近期 适时"),

	/** Check 28: characters that are doubled on purpose. */
	REDUPLICATIONS(
			"人人 事事 天天 年年 月月 日日 家家 户户 处处 时时 常常 往往 渐渐 刚刚 仅仅 稳稳 好好 层层 步步 件件 个个 村村 条条 点点 多多 大大 小小 早早 牢牢 紧紧 深深 早早 切切 久久 一一 种种 代代 世世 项项 样样 级级 门门 车车 校校 班班 妈妈 爸爸 爷爷 奶奶 哥哥 弟弟 姐姐 妹妹 叔叔 宝宝 娃娃 谢谢 默默 悄悄 统统 恰恰 屡屡 频频 徐徐 源源 欣欣 节节 单单 丝丝 双双 乡乡 县县");

	private final String standard;

	WordList(String standard) {
		this.standard = standard;
	}

	public List<String> standard() {
		return List.of(standard.split(" "));
	}

}
