package org.jiheng.document.office;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/** Why an office file is not read. */
final class Refusals {

	private Refusals() {
	}

	static ProblemException refused(String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("file"), message, suggestion));
	}

	static ProblemException damaged(String what) {
		return refused("FILE_DAMAGED", what + "已损坏或不完整，无法读取", "请在 Word、Excel 或 WPS 中打开并另存后再传");
	}

	static ProblemException encrypted() {
		return refused("FILE_ENCRYPTED", "文件设有密码或权限加密，无法读取", "请取消密码和权限限制，另存后再传");
	}

	static ProblemException notRead(String what, String suggestion) {
		return refused("FORMAT_NOT_READ", what + "，不能导入", suggestion);
	}

	static ProblemException beyond(String code, String message, long measured, long limit) {
		return new ProblemException(new Problem.LimitExceeded(code, message, measured, limit));
	}

}
