package org.jiheng.audit;

import java.util.Collection;
import org.jiheng.tenancy.DepartmentCode;
import reactor.core.publisher.Mono;

/**
 * The free texts beside the audit chain, which can be erased while the chain stays whole.
 */
public interface AuditTexts {

	/**
	 * Erases what entries keep of these projects of a budget: to be called when they
	 * become classified, in that transaction and before its own entry.
	 * @return how many texts were erased
	 */
	Mono<Integer> erase(DepartmentCode department, int year, Collection<Integer> projects);

}
