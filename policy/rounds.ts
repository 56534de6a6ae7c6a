/** One request of the engine reaches every policy of the pack in turn, each time as a new copy: read it once for all of them. */

/** What a request is about, worked out on the first call of a round and handed to the policies that follow. */
type Rounds<Request, Answer> = (policy: string, request: Request) => Answer;

/**
 * A round ends when another subject comes, or when a policy asks for the second time: every policy is called once for each
 * request. The engine does not send two requests about one subject at the same time.
 */
export function rounds<Request, Answer>(
  subjectOf: (request: Request) => string,
  work: (request: Request) => Answer,
): Rounds<Request, Answer> {
  let current: { readonly subject: string; readonly asked: Set<string>; readonly answer: Answer } | undefined;
  return (policy, request) => {
    const subject = subjectOf(request);
    if (current?.subject !== subject || current.asked.has(policy)) {
      current = { subject, asked: new Set(), answer: work(request) };
    }
    current.asked.add(policy);
    return current.answer;
  };
}

/** A value computed on first use. */
export function once<T>(compute: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: compute() };
    return done.value;
  };
}
