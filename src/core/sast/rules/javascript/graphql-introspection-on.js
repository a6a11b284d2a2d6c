import { ApolloServer } from '@apollo/server';
import { graphqlHTTP } from 'express-graphql';
import { createYoga } from 'graphql-yoga';
import { schema } from './schema.js';

const isDevelopment = process.env.NODE_ENV !== 'production';

// ruleid: javascript-graphql-introspection-on
export const server = new ApolloServer({ schema, introspection: true });
// ruleid: javascript-graphql-introspection-on
export const old = graphqlHTTP({ schema, graphiql: true });
// ruleid: javascript-graphql-introspection-on
export const yoga = createYoga({ graphiql: true, schema });
// ok: javascript-graphql-introspection-on
export const guarded = new ApolloServer({ schema, introspection: isDevelopment });
// ok: javascript-graphql-introspection-on
export const closed = new ApolloServer({ schema, introspection: false });
// ok: javascript-graphql-introspection-on
export const plain = createYoga({ schema, graphiql: process.env.NODE_ENV === 'development' });
