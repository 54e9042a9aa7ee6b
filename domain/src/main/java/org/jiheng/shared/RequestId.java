package org.jiheng.shared;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The name of the request under way, which logs, errors and audit entries share. */
public final class RequestId {

	private static final Object KEY = RequestId.class;

	private RequestId() {
	}

	public static Context put(String id, Context context) {
		return context.put(KEY, id);
	}

	/** Null for work that no request asked for. */
	public static @Nullable String in(ContextView context) {
		return context.<String>getOrEmpty(KEY).orElse(null);
	}

}
