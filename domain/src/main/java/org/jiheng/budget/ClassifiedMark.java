package org.jiheng.budget;

import java.util.regex.Pattern;
import org.jiheng.shared.Wording;

/**
 * 涉密 as it stands in a cell instead of its content, alone or with the usual words around
 * it; a grade of secrecy alone counts too. A sentence that only speaks of secrets is
 * none.
 */
public final class ClassifiedMark {

	private static final Pattern MARK = Pattern.compile(
			"[(\\[\\d.、)]{0,8}(?:密级:?)?(?:(?:[本该此]项目|[本该此]项|内容|信息|项目)?(?:属于?|为|系)?涉密(?:项目|内容|信息|事项)?(?:[,，]?不(?:予|宜)?公开)?"
					+ "|(?:绝密|机密|秘密)(?:★.{0,12})?)[)\\].。]{0,3}");

	private static final int LONGEST = 40;

	private ClassifiedMark() {
	}

	public static boolean isIn(String words) {
		String key = Wording.key(words);
		return key.length() <= LONGEST && MARK.matcher(key).matches();
	}

}
