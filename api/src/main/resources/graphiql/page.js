// The token stays in this page: it is neither stored nor sent anywhere but to this server.
const access = {};
const endpoint = new URL('graphql', document.baseURI).href;
const fetcher = async (request, options) => {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...access,
      ...options?.headers,
    },
    body: JSON.stringify(request),
    credentials: 'omit',
  });
  const text = await answer.text();
  return text ? JSON.parse(text) : { errors: [{ message: `HTTP ${answer.status}` }] };
};
const root = ReactDOM.createRoot(document.getElementById('graphiql'));
const show = () =>
  root.render(
    React.createElement(GraphiQL, {
      key: JSON.stringify(access),
      fetcher,
      defaultEditorToolsVisibility: 'headers',
      shouldPersistHeaders: false,
      defaultQuery: '{\n  viewer { subject acting { role region { name } } }\n}\n',
    }),
  );
document.getElementById('access').addEventListener('submit', (event) => {
  event.preventDefault();
  const token = document.getElementById('token').value.trim().replace(/^Bearer\s+/i, '');
  const membership = document.getElementById('membership').value.trim();
  delete access.authorization;
  delete access['jiheng-membership'];
  if (token) access.authorization = `Bearer ${token}`;
  if (membership) access['jiheng-membership'] = membership;
  show();
});
show();
