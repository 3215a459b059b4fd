// Asks the server as partners' screens do, with Apollo Client and urql, and prints what each of them found: what the cache
// of Apollo knows of a society after a list must be what it reads by the society's id, without a further request.
// Usage: XUEHUI_MODULES=<node_modules> node caches.mjs <url> <token>
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(`${process.env.XUEHUI_MODULES}/here.js`);
const load = async (name) => import(pathToFileURL(modules.resolve(name)));
const { ApolloClient, HttpLink, InMemoryCache, gql } = await load('@apollo/client/core');
const { Client, fetchExchange } = await load('@urql/core');

const [url, token] = process.argv.slice(2);
let requests = 0;
const asking = (input, init) => {
  requests += 1;
  return fetch(input, init);
};
const headers = { authorization: `Bearer ${token}` };
const list = `query list($after: String) {
  societies(first: 5, after: $after) { nodes { id name uscc region { id code } } pageInfo { hasNextPage endCursor } }
}`;

const cache = new InMemoryCache({ possibleTypes: { Node: ['Society', 'Demand', 'PublishedResult'] } });
const apollo = new ApolloClient({ cache, link: new HttpLink({ uri: url, headers, fetch: asking }) });
const first = await apollo.query({ query: gql(list) });
const society = first.data.societies.nodes[0];
const fragment = gql`fragment Kept on Society { name uscc region { code } }`;
const kept = apollo.cache.readFragment({ id: `Society:${society.id}`, fragment });
const again = await apollo.query({ query: gql(list) });
const asked = requests;
const failed = await apollo.query({ query: gql`query wrong { societies(first: 500) { totalCount } }`, errorPolicy: 'all' });

const urql = new Client({ url, exchanges: [fetchExchange], fetch: asking, fetchOptions: { headers }, preferGetMethod: false });
const page = await urql.query(list, {}).toPromise();
const next = await urql.query(list, { after: page.data.societies.pageInfo.endCursor }).toPromise();
const refused = await urql.query('query users { users { totalCount } }', {}).toPromise();

console.log(JSON.stringify({
  apollo: {
    names: first.data.societies.nodes.map((node) => node.name),
    kept: kept && kept.name === society.name && kept.region.code === society.region.code,
    again: again.data.societies.nodes.length,
    asked,
    code: failed.error?.errors?.[0]?.extensions?.code ?? null,
  },
  urql: {
    names: [...page.data.societies.nodes, ...next.data.societies.nodes].map((node) => node.name),
    code: refused.error?.graphQLErrors?.[0]?.extensions?.code ?? null,
  },
}));
