import DOMPurify from 'dompurify';
import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { useLoaderData } from 'react-router';

const NOTICE = '<b>Closed in winter</b>';
const ICONS = { star: '<svg></svg>', anchor: '<svg></svg>' };

export function Review({ review, kind }) {
  const clean = DOMPurify.sanitize(review.html);
  return (
    <article>
      {/* ruleid: javascript-react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: review.html }} />
      {/* ruleid: javascript-react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: marked(review.text) }}></p>
      {/* ok: javascript-react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: clean }} />
      {/* ok: javascript-react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: sanitizeHtml(marked(review.text)) }} />
      {/* ok: javascript-react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: NOTICE }} />
      {/* ok: javascript-react-dangerous-html */}
      <i dangerouslySetInnerHTML={{ __html: ICONS[kind] }} />
      {/* ok: javascript-react-dangerous-html */}
      <p title={review.html}>{review.html}</p>
    </article>
  );
}

export function Profile(props) {
  const html = `<h2>${props.name}</h2>`;
  // ruleid: javascript-react-dangerous-html
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

export const Page = () => {
  const page = useLoaderData();
  // ruleid: javascript-react-dangerous-html
  return <main dangerouslySetInnerHTML={{ __html: page.body }} />;
};

export const Count = ({ boats }) => {
  // ok: javascript-react-dangerous-html
  return <b dangerouslySetInnerHTML={{ __html: `${boats.length} boats` }} />;
};
